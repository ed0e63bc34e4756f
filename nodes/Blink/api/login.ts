import type { Login } from '../../shared/credential/logIn';
import { blinkApi } from './api';
import { blinkHosts } from './endpoints';

/** How Blink hands out a token: `POST /interface/v1/login` (Blink's page "Authorization API"). */
export const blinkLogin: Login = {
	api: blinkApi,
	body: ({ username, password }) => ({ username, password }),
	whatIsWrong: 'the username or the password',
	example: blinkHosts.production,
};

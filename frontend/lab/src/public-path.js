// Must be the first module of the bundle: chunks are loaded from where the server says, so that any base URL works.
import { pageOption } from './page-option.js';

__webpack_public_path__ = `${pageOption('fullStaticUrl')}/`;

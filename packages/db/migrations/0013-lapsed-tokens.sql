-- An upload makes a token of an hour; the api clears away those whose time is long over.
grant delete on push_tokens to nightjar_api;

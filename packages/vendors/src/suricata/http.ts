import type { OcsfEvent, OcsfHttpRequest } from '@nightjar/core';
import { type Fields, filled, isCount, isPort, isText } from '../record/fields.ts';
import { httpActivityOf, isHttpMethod, splitTarget } from '../event/http-activity.ts';
import { classed } from '../event/ocsf-class.ts';
import type { Kind } from './normalise.ts';

/** A request and, where there was one, its response. */
export const httpOf: Kind = ({ inner }) => {
  const activity = httpActivityOf(inner.peek('http_method', isText));
  const response = responseOf(inner);
  const status = response === undefined ? 0 : response.code < 400 ? 1 : 2;
  return {
    ...classed(4002, activity),
    status_id: status,
    http_request: requestOf(inner),
    ...(response ? { http_response: response } : {}),
  };
};

function requestOf(inner: Fields): OcsfHttpRequest {
  const target = inner.peek('url', isText);
  const split = target === undefined ? {} : splitTarget(target);
  // A target with a query is cut in two: the whole stays among the rest.
  if (split.query_string === undefined) inner.take('url', isText);
  const url = filled({
    hostname: inner.take('hostname', isText),
    port: inner.take('http_port', isPort),
    ...split,
  });
  return {
    ...filled({
      http_method: inner.take('http_method', isHttpMethod),
      user_agent: inner.take('http_user_agent', isText),
      referrer: inner.take('http_refer', isText),
      version: inner.take('protocol', isText),
    }),
    ...(url ? { url: target === undefined ? { ...url, path: '' } : url } : {}),
  };
}

function responseOf(inner: Fields): OcsfEvent['http_response'] {
  const code = inner.take('status', isCount);
  if (code === undefined) return undefined;
  return {
    code,
    ...filled({
      content_type: inner.take('http_content_type', isText),
      body_length: inner.take('length', isCount),
    }),
  };
}

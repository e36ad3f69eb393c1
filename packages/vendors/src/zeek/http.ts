import type { OcsfEvent, OcsfHttpRequest } from '@nightjar/core';
import { type Fields, filled, isCount, isText } from '../record/fields.ts';
import { httpActivityOf, isHttpMethod, splitTarget } from '../event/http-activity.ts';
import { classed } from '../event/ocsf-class.ts';

/** A line of http.log: a request and, where there was one, its response. */
export function httpOf(fields: Fields): Partial<OcsfEvent> {
  const activity = httpActivityOf(fields.peek('method', isText));
  const response = responseOf(fields);
  return {
    ...classed(4002, activity),
    status_id: statusOf(response?.code),
    http_request: requestOf(fields),
    ...(response ? { http_response: response } : {}),
  };
}

function statusOf(code: number | undefined): OcsfEvent['status_id'] {
  if (code === undefined || code === 0) return 0;
  return code < 400 ? 1 : 2;
}

function requestOf(fields: Fields): OcsfHttpRequest {
  const url = urlOf(fields);
  return {
    ...filled({
      http_method: fields.take('method', isHttpMethod),
      user_agent: fields.take('user_agent', isText),
      referrer: fields.take('referrer', isText),
      version: fields.take('version', isText),
      body_length: fields.take('request_body_len', isCount),
    }),
    ...(url ? { url } : {}),
  };
}

function urlOf(fields: Fields): OcsfHttpRequest['url'] {
  const target = fields.peek('uri', isText);
  const split = target === undefined ? {} : splitTarget(target);
  // A target with a query is cut in two: the whole stays among the rest.
  if (split.query_string === undefined) fields.take('uri', isText);
  const url = filled({ hostname: fields.take('host', isText), ...split });
  return url === undefined || target !== undefined ? url : { ...url, path: '' };
}

function responseOf(fields: Fields): OcsfEvent['http_response'] {
  const code = fields.take('status_code', isCount);
  if (code === undefined) return undefined;
  const [type, ...others] = fields.peek('resp_mime_types', isTextList) ?? [];
  if (type !== undefined && others.length === 0) fields.take('resp_mime_types', isTextList);
  return {
    code,
    ...filled({
      status: fields.take('status_msg', isText),
      content_type: type,
      body_length: fields.take('response_body_len', isCount),
    }),
  };
}

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(isText);

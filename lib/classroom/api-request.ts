/**
 * What of a request the API reads. A web `Request` is one; for the routes that a whole class asks at once the server makes a
 * lighter one, since a `Request` costs more than to save the vote in it.
 */
export interface ApiRequest {
  url: string;
  headers: ApiHeaders;
  body: ReadableStream<Uint8Array> | Iterable<Uint8Array> | null;
}

/** Headers by their names in lower case; null where there is none. */
export type ApiHeaders = Pick<Headers, "get">;

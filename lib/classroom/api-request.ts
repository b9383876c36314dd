/**
 * What of a request the API reads. A web `Request` is one; for the routes that a whole class asks at once the server makes a
 * lighter one, since a `Request` costs more than to save the vote in it.
 */
export interface ApiRequest {
  url: string;
  headers: Headers;
  body: ReadableStream<Uint8Array> | AsyncIterable<Uint8Array> | null;
}

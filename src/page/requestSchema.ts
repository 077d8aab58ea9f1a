/** How a request of the page is declared: the schema of its parameters, and the type of its result. */
import * as v from 'valibot';

export interface RequestSchema<Params extends v.GenericSchema, Result> {
  readonly params: Params;
  /** Never set: it carries the type. */
  readonly result?: Result;
  /** The same request with a result other than `null`. */
  returns<Other>(): RequestSchema<Params, Other>;
}

/** Requests by name. */
export type RequestSchemas = Readonly<Record<string, RequestSchema<v.GenericSchema, unknown>>>;

/** A request whose result is `null`, unless `returns` follows. */
export function request<Params extends v.GenericSchema>(params: Params): RequestSchema<Params, null> {
  return declared(params);
}

function declared<Params extends v.GenericSchema, Result>(params: Params): RequestSchema<Params, Result> {
  return { params, returns: <Other>() => declared<Params, Other>(params) };
}

/** The types of requests, from the function that returns their schemas. */
export type RequestsOf<Declare extends () => RequestSchemas> = {
  readonly [Name in keyof ReturnType<Declare>]: ReturnType<Declare>[Name] extends RequestSchema<
    infer Params,
    infer Result
  >
    ? { readonly params: Readonly<v.InferOutput<Params>>; readonly result: Result }
    : never;
};

// Functions, as everything about schemas: a call at the top of a module would keep the library in the page's bundle.

export const nothing = () => v.strictObject({});
export const count = () => v.pipe(v.number(), v.safeInteger(), v.minValue(0));
export const countUpTo = (limit: number) => v.pipe(count(), v.maxValue(limit));
/** Of an endpoint or a connection. */
export const id = () => v.pipe(v.number(), v.safeInteger(), v.minValue(1));
export const textUpTo = (limit: number) => v.pipe(v.string(), v.maxLength(limit));

// Generated from fixtures/stripe/openapi.json by "npm run generate". Change the contract, not this file.

export interface paths {
    readonly "/v1/ephemeral_keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Issue an ephemeral key for one customer, issuing card or verification session. */
        readonly post: operations["PostEphemeralKeys"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/ephemeral_keys/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Revoke an ephemeral key. */
        readonly delete: operations["DeleteEphemeralKeysKey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{customer}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a customer's public fields. */
        readonly get: operations["GetCustomersCustomer"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        readonly ephemeral_key: {
            readonly id: string;
            /** @constant */
            readonly object: "ephemeral_key";
            /** @description Not in Stripe's schema, always on the wire; the mobile SDKs refuse a key without it. */
            readonly associated_objects: readonly {
                /** @enum {string} */
                readonly type: "customer" | "issuing.card" | "identity.verification_session";
                readonly id: string;
            }[];
            /** @description Unix seconds. */
            readonly created: number;
            /** @description Unix seconds; from this second on the key is refused. */
            readonly expires: number;
            readonly livemode: boolean;
            readonly secret?: string;
        };
        readonly customer: {
            readonly id: string;
            /** @constant */
            readonly object: "customer";
            /** @description Unix seconds. */
            readonly created: number;
            readonly default_source: string | null;
            readonly description: string | null;
            readonly email: string | null;
            readonly livemode: boolean;
            readonly shipping: components["schemas"]["shipping"] | null;
        };
        readonly shipping: {
            readonly address?: {
                readonly city?: string | null;
                readonly country?: string | null;
                readonly line1?: string | null;
                readonly line2?: string | null;
                readonly postal_code?: string | null;
                readonly state?: string | null;
            };
            readonly carrier?: string | null;
            readonly name?: string;
            readonly phone?: string | null;
            readonly tracking_number?: string | null;
        };
        readonly error: {
            readonly error: {
                readonly code?: string;
                readonly doc_url?: string;
                readonly message: string;
                readonly param?: string;
                readonly request_log_url?: string;
                /** @enum {string} */
                readonly type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
            };
        };
    };
    responses: {
        /** @description Any failure. */
        readonly error: {
            headers: {
                readonly [name: string]: unknown;
            };
            content: {
                readonly "application/json": components["schemas"]["error"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly PostEphemeralKeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @description The customer that the key opens. */
                    readonly customer?: string;
                    /** @description Fields to expand in the reply. An ephemeral key has none that can be. */
                    readonly expand?: readonly string[];
                    /** @description The issuing card that the key opens. */
                    readonly issuing_card?: string;
                    /** @description A single-use token that the browser made; goes with issuing_card. */
                    readonly nonce?: string;
                    /** @description The identity verification session that the key opens. */
                    readonly verification_session?: string;
                };
            };
        };
        readonly responses: {
            /** @description The issued key; the only reply that holds its secret. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ephemeral_key"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly DeleteEphemeralKeysKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the key, never its secret. */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @description Fields to expand in the reply. An ephemeral key has none that can be. */
                    readonly expand?: readonly string[];
                };
            };
        };
        readonly responses: {
            /** @description The revoked key, without its secret. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ephemeral_key"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetCustomersCustomer: {
        readonly parameters: {
            readonly query?: {
                /** @description Fields to expand in the reply. The public fields hold none that can be. */
                readonly expand?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the customer. */
                readonly customer: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The customer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["customer"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
}

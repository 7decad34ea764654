// Generated from fixtures/bridge/openapi.json by "npm run generate". Change the contract, not this file.

export interface paths {
    readonly "/v0/customers/{customerID}/card_accounts/{cardAccountID}/ephemeral_keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Issue a key that reveals one card once, to whoever knows the secret behind the nonce. */
        readonly post: operations["CreateCardEphemeralKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v0/card_details/": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Reveal the card that a key was issued for. */
        readonly get: operations["RevealCard"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v0/customers/{customerID}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a customer. */
        readonly get: operations["GetCustomer"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v0/customers/{customerID}/card_accounts": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List a customer's card accounts. */
        readonly get: operations["ListCardAccounts"];
        readonly put?: never;
        /** Create a card account. */
        readonly post: operations["CreateCardAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v0/customers/{customerID}/card_accounts/{cardAccountID}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a card account. */
        readonly get: operations["GetCardAccount"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v0/customers/{customerID}/card_accounts/{cardAccountID}/freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Place a freeze on a card account. */
        readonly post: operations["FreezeCardAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v0/customers/{customerID}/card_accounts/{cardAccountID}/unfreeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Remove the freeze of one initiator from a card account. */
        readonly post: operations["UnfreezeCardAccount"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v0/customers/{customerID}/card_accounts/{cardAccountID}/pin": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make a single-use address where the cardholder sets the PIN. */
        readonly post: operations["CreatePinUrl"];
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
            readonly ephemeral_key: string;
        };
        readonly card_details: {
            readonly card_number: string;
            readonly card_security_code: string;
            readonly expiry_date: string;
        };
        readonly customer: {
            readonly id: string;
            readonly first_name: string;
            readonly last_name: string;
            readonly email: string;
            /** @enum {string} */
            readonly status: "active" | "offboarded" | "paused" | "rejected" | "under_review";
            /** @enum {string} */
            readonly type: "individual" | "business";
            readonly created_at: string;
            readonly updated_at: string;
        };
        readonly card_account_list: {
            readonly count: number;
            readonly data: readonly components["schemas"]["card_account"][];
        };
        readonly balance: {
            readonly amount: string;
            readonly currency: string;
        };
        readonly card_account: {
            readonly id: string;
            readonly customer_id: string;
            readonly client_reference_id?: string;
            /** @enum {string} */
            readonly status: "active" | "pending" | "inactive" | "frozen";
            readonly cardholder_name: {
                readonly first_name: string;
                readonly middle_name?: string;
                readonly last_name: string;
            };
            readonly card_details: {
                readonly last_4: string;
                readonly expiry: string;
                readonly bin: string;
                /** @enum {string} */
                readonly pin_status: "set" | "not_set";
            };
            readonly balances: {
                readonly available: components["schemas"]["balance"];
                readonly hold: components["schemas"]["balance"];
            };
            readonly freezes: readonly {
                /** @enum {string} */
                readonly initiator: "developer" | "customer";
                /** @enum {string} */
                readonly reason: "lost_or_stolen" | "suspicious_activity" | "planned_inactivity" | "suspected_fraud" | "other";
                readonly reason_detail?: string;
                readonly starting_at?: string;
                readonly ending_at?: string;
                readonly created_at: string;
            }[];
            readonly crypto_account?: {
                readonly type?: string;
                readonly address?: string;
            };
        };
        readonly card_freeze: {
            readonly card_account_id: string;
            /** @enum {string} */
            readonly initiator: "developer" | "customer";
            /** @enum {string} */
            readonly reason: "lost_or_stolen" | "suspicious_activity" | "planned_inactivity" | "suspected_fraud" | "other";
            /** @enum {string} */
            readonly status: "freeze_created" | "freeze_removed";
            readonly created_at: string;
            readonly reason_detail?: string;
            readonly starting_at?: string;
            readonly ending_at?: string;
        };
        readonly pin_url: {
            readonly url: string;
        };
        readonly error: components["schemas"]["plain_error"] | components["schemas"]["unexpected_error"];
        readonly plain_error: {
            readonly code: string;
            readonly message: string;
            /** @enum {string} */
            readonly location?: "header";
            readonly name?: string;
            readonly source?: {
                /** @enum {string} */
                readonly location: "path" | "query" | "body" | "header";
                readonly key: {
                    readonly [key: string]: string;
                } | string;
            };
        };
        readonly unexpected_error: {
            readonly errors: readonly components["schemas"]["plain_error"][];
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
    readonly CreateCardEphemeralKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Any text; the same one within 24 hours gets the first answer again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                /** @description The customer, 1 to 42 characters. */
                readonly customerID: string;
                /** @description The card account, a UUID. */
                readonly cardAccountID: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description base64(HMAC-SHA256(secret, "nonce:" + timestamp)), made by the browser. It can't be checked here. */
                    readonly client_nonce: string;
                };
            };
        };
        readonly responses: {
            /** @description The key: works once, and for 5 minutes. */
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
    readonly RevealCard: {
        readonly parameters: {
            readonly query: {
                /** @description The secret that the nonce was made with, as literal text. */
                readonly secret: string;
                /** @description The timestamp that the nonce was made with, as literal text. */
                readonly timestamp: string;
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The card. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["card_details"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The customer, 1 to 42 characters. */
                readonly customerID: string;
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
    readonly ListCardAccounts: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The customer, 1 to 42 characters. */
                readonly customerID: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The card accounts. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["card_account_list"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly CreateCardAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Any text; the same one within 24 hours gets the first answer again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                /** @description The customer, 1 to 42 characters. */
                readonly customerID: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly currency: string;
                    readonly chain: string;
                    readonly client_reference_id?: string;
                    readonly crypto_account?: {
                        readonly type?: string;
                        readonly address?: string;
                    };
                    readonly card_design_shortname?: string;
                };
            };
        };
        readonly responses: {
            /** @description The card account. */
            readonly 201: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["card_account"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetCardAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The customer, 1 to 42 characters. */
                readonly customerID: string;
                /** @description The card account, a UUID. */
                readonly cardAccountID: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The card account. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["card_account"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly FreezeCardAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Any text; the same one within 24 hours gets the first answer again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                /** @description The customer, 1 to 42 characters. */
                readonly customerID: string;
                /** @description The card account, a UUID. */
                readonly cardAccountID: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly initiator: "developer" | "customer";
                    /** @enum {string} */
                    readonly reason: "lost_or_stolen" | "suspicious_activity" | "planned_inactivity" | "suspected_fraud" | "other";
                    readonly reason_detail?: string;
                    readonly starting_at?: string;
                    readonly ending_at?: string;
                };
            };
        };
        readonly responses: {
            /** @description The freeze. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["card_freeze"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly UnfreezeCardAccount: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Any text; the same one within 24 hours gets the first answer again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                /** @description The customer, 1 to 42 characters. */
                readonly customerID: string;
                /** @description The card account, a UUID. */
                readonly cardAccountID: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @enum {string} */
                    readonly initiator: "developer" | "customer";
                };
            };
        };
        readonly responses: {
            /** @description The freeze that was removed. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["card_freeze"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly CreatePinUrl: {
        readonly parameters: {
            readonly query?: never;
            readonly header: {
                /** @description Any text; the same one within 24 hours gets the first answer again. */
                readonly "Idempotency-Key": string;
            };
            readonly path: {
                /** @description The customer, 1 to 42 characters. */
                readonly customerID: string;
                /** @description The card account, a UUID. */
                readonly cardAccountID: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": Record<string, never>;
            };
        };
        readonly responses: {
            /** @description The address. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["pin_url"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
}

// Generated from fixtures/control/openapi.json by "npm run generate". Change the contract, not this file.

export interface paths {
    readonly "/_mayfly/info": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read what this server is, and how much it holds. */
        readonly get: operations["GetInfo"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/openapi.json": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read this document. */
        readonly get: operations["GetOpenApi"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/contracts/{provider}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read the contract of a provider. */
        readonly get: operations["GetContract"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/sandboxes": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the sandboxes, by their names: no API key is among them. */
        readonly get: operations["ListSandboxes"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/reset": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Forget everything that a sandbox holds, or all of them. */
        readonly post: operations["Reset"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/snapshot": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read the whole state as JSON. It holds secrets of fake keys. */
        readonly get: operations["ExportSnapshot"];
        /** Put a state that was read before in the place of what is there. */
        readonly put: operations["ImportSnapshot"];
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/seed": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Put resources into a sandbox, in the form of a seed file. */
        readonly post: operations["PlantSeed"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/clock": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a clock. */
        readonly get: operations["GetClock"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/clock/freeze": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Stop a clock, where it is or at a later time. */
        readonly post: operations["FreezeClock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/clock/advance": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Move a clock forward. */
        readonly post: operations["AdvanceClock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/clock/resume": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let a clock run again from where it stands. */
        readonly post: operations["ResumeClock"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/keys": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the ephemeral keys that are remembered, the oldest first. */
        readonly get: operations["ListKeys"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/keys/{key}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Revoke a key now. */
        readonly delete: operations["DeleteKey"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/keys/{key}/expire": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Let a key expire now. */
        readonly post: operations["ExpireKey"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/faults": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the faults, with how often each fired. */
        readonly get: operations["ListFaults"];
        readonly put?: never;
        /** Ask for a fault. */
        readonly post: operations["AddFault"];
        /** Remove all faults. */
        readonly delete: operations["ClearFaults"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/faults/{fault}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        readonly post?: never;
        /** Remove a fault. */
        readonly delete: operations["RemoveFault"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/journal": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List requests, the oldest first, or wait for them. */
        readonly get: operations["ListJournal"];
        readonly put?: never;
        readonly post?: never;
        /** Forget all requests. */
        readonly delete: operations["ClearJournal"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/journal/verify": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Say how many requests fit, and what came nearest where too few do. */
        readonly post: operations["VerifyJournal"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/journal/har": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read requests as an HTTP archive, HAR 1.2. */
        readonly get: operations["ExportHar"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/_mayfly/journal/{entry}/curl": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a request as a curl line, its credentials as variables. */
        readonly get: operations["ShowCurl"];
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
        readonly clock: {
            /** @description ISO 8601. */
            readonly now: string;
            /** @enum {string} */
            readonly mode: "running" | "frozen";
        };
        readonly key: {
            readonly id: string;
            /** @enum {string} */
            readonly state: "active" | "expired" | "deleted" | "used";
            readonly account: string;
            readonly scope: readonly {
                readonly type: string;
                readonly id: string;
            }[];
            readonly created: string;
            readonly expires: string;
            readonly secondsLeft: number;
            /** @description The id of the request that it was issued to. */
            readonly request: string | null;
            readonly sandbox: string;
        };
        readonly fault_match: {
            readonly provider?: string;
            readonly operation?: string;
            readonly method?: string;
            readonly path?: string;
            readonly header?: {
                readonly [key: string]: string;
            };
            readonly parameter?: {
                readonly [key: string]: string;
            };
        };
        readonly fault_action: {
            /** @enum {string} */
            readonly error: "rate_limited" | "server_error" | "unavailable" | "idempotency_in_use" | "resource_busy";
        } | {
            readonly status: number;
        } | {
            readonly latency: (string | number) | {
                readonly least: string | number;
                readonly most: string | number;
            };
        } | {
            /** @enum {string} */
            readonly connection: "reset" | "hang";
        } | {
            /** @enum {string} */
            readonly body: "truncate" | "garble";
        };
        readonly fault: {
            readonly id: string;
            readonly match: components["schemas"]["fault_match"];
            /** @enum {string} */
            readonly when: "before" | "after";
            readonly action: components["schemas"]["fault_action"];
            readonly times?: number;
            readonly probability: number;
            readonly seed: string | number;
            readonly fired: number;
            readonly drawn: number;
        };
        readonly counters: {
            readonly sandboxes: number;
            readonly entities: number;
            readonly records: number;
            readonly evicted: {
                readonly sandboxes: number;
                readonly entities: number;
                readonly records: number;
            };
        };
        readonly info: {
            /** @constant */
            readonly name: "mayfly";
            readonly version: string;
            readonly providers: readonly {
                readonly name: string;
                readonly version: string;
                readonly operations: number;
            }[];
            readonly options: {
                readonly [key: string]: unknown;
            };
            readonly counters: components["schemas"]["counters"];
        };
        readonly sandbox: {
            readonly name: string;
            readonly clock: components["schemas"]["clock"];
            readonly entities: number;
            readonly records: number;
        };
        readonly snapshot: {
            /** @constant */
            readonly format: 1;
            readonly sandboxes: {
                readonly [key: string]: {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly error: {
            readonly error: {
                readonly code: string;
                readonly message: string;
                readonly param?: string;
            };
        };
        readonly journal_query: {
            readonly provider?: string;
            readonly operation?: string;
            readonly credential?: string;
            readonly requestId?: string;
            readonly method?: string;
            readonly path?: string;
            readonly problem?: string;
            readonly status?: string;
            /** @enum {string} */
            readonly outcome?: "executed" | "replayed" | "refused";
            readonly since?: string;
            readonly limit?: number;
            readonly parameter?: {
                readonly [key: string]: string;
            };
        };
        readonly journal_entry: {
            readonly id: string;
            readonly time: string;
            readonly provider: string;
            readonly method: string;
            readonly path: string;
            readonly status: number;
            readonly step: string;
            readonly outcome: string;
            readonly milliseconds: number;
        } & {
            readonly [key: string]: unknown;
        };
        readonly verification: {
            readonly isMet: boolean;
            readonly matched: number;
            readonly expected: number | null;
            readonly message: string;
            readonly nearest: readonly {
                readonly entry: components["schemas"]["journal_entry"];
                readonly differences: readonly string[];
            }[];
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
    parameters: {
        /** @description An API key: the call is about its sandbox alone. */
        readonly sandbox: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    readonly GetInfo: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The server. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["info"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetOpenApi: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description An OpenAPI document. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetContract: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path: {
                /** @description Its name and .json, such as stripe.json. */
                readonly provider: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description An OpenAPI document. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ListSandboxes: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description All, or the one of the header. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly sandboxes: readonly components["schemas"]["sandbox"][];
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly Reset: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly done: true;
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ExportSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The state. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["snapshot"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ImportSnapshot: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": components["schemas"]["snapshot"];
            };
        };
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly done: true;
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly PlantSeed: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly [key: string]: unknown;
                };
            };
        };
        readonly responses: {
            /** @description How many. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly planted: number;
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The clock. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description ISO 8601. */
                        readonly now: string;
                        /** @enum {string} */
                        readonly mode: "running" | "frozen";
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly FreezeClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/json": {
                    /** @description ISO 8601. */
                    readonly at?: string;
                };
            };
        };
        readonly responses: {
            /** @description The clock. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description ISO 8601. */
                        readonly now: string;
                        /** @enum {string} */
                        readonly mode: "running" | "frozen";
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly AdvanceClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    /** @description Such as 90s or 1h30m. */
                    readonly by: string;
                };
            };
        };
        readonly responses: {
            /** @description The clock. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description ISO 8601. */
                        readonly now: string;
                        /** @enum {string} */
                        readonly mode: "running" | "frozen";
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ResumeClock: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The clock. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @description ISO 8601. */
                        readonly now: string;
                        /** @enum {string} */
                        readonly mode: "running" | "frozen";
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ListKeys: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The keys, without their secrets. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly keys: readonly components["schemas"]["key"][];
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly DeleteKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path: {
                /** @description Its id. */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The key. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["key"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ExpireKey: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path: {
                /** @description Its id. */
                readonly key: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The key. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["key"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ListFaults: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The faults. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly faults: readonly components["schemas"]["fault"][];
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly AddFault: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly match?: components["schemas"]["fault_match"];
                    /** @enum {string} */
                    readonly when?: "before" | "after";
                    readonly action: components["schemas"]["fault_action"];
                    readonly times?: number;
                    readonly probability?: number;
                    readonly seed?: string | number;
                };
            };
        };
        readonly responses: {
            /** @description The fault with its id. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["fault"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ClearFaults: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly done: true;
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly RemoveFault: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path: {
                /** @description Its id. */
                readonly fault: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly done: true;
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ListJournal: {
        readonly parameters: {
            readonly query?: {
                readonly provider?: string;
                readonly operation?: string;
                readonly credential?: string;
                readonly requestId?: string;
                readonly method?: string;
                /** @description The whole path; * stands for any characters. */
                readonly path?: string;
                /** @description The kind of problem that it was refused with. */
                readonly problem?: string;
                /** @description A number, or a class such as 4xx. */
                readonly status?: string;
                readonly outcome?: "executed" | "replayed" | "refused";
                /** @description The id of an entry: only what came after it. */
                readonly since?: string;
                /** @description At most this many, the oldest ones. */
                readonly limit?: number;
                /** @description Values by name, such as parameter[customer]=cus_1. */
                readonly parameter?: {
                    readonly [key: string]: string;
                };
                /** @description Waits until so many fit, and gives them back. */
                readonly count?: number;
                /** @description How long to wait at most, such as 5s; 30s where it isn't given. */
                readonly timeout?: string;
            };
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The entries. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly entries: readonly components["schemas"]["journal_entry"][];
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ClearJournal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Done. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        /** @constant */
                        readonly done: true;
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly VerifyJournal: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/json": {
                    readonly query: components["schemas"]["journal_query"];
                    readonly count?: number;
                };
            };
        };
        readonly responses: {
            /** @description What was found. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["verification"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ExportHar: {
        readonly parameters: {
            readonly query?: {
                readonly provider?: string;
                readonly operation?: string;
                readonly credential?: string;
                readonly requestId?: string;
                readonly method?: string;
                /** @description The whole path; * stands for any characters. */
                readonly path?: string;
                /** @description The kind of problem that it was refused with. */
                readonly problem?: string;
                /** @description A number, or a class such as 4xx. */
                readonly status?: string;
                readonly outcome?: "executed" | "replayed" | "refused";
                /** @description The id of an entry: only what came after it. */
                readonly since?: string;
                /** @description At most this many, the oldest ones. */
                readonly limit?: number;
                /** @description Values by name, such as parameter[customer]=cus_1. */
                readonly parameter?: {
                    readonly [key: string]: string;
                };
            };
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The archive. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly [key: string]: unknown;
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly ShowCurl: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: {
                /** @description An API key: the call is about its sandbox alone. */
                readonly "Mayfly-Sandbox"?: components["parameters"]["sandbox"];
            };
            readonly path: {
                readonly entry: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The line. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": {
                        readonly curl: string;
                    };
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
}

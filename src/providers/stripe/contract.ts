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
    readonly "/v1/ephemeral_key_nonces": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Make the two halves of a nonce, as Stripe.js does in the browser. */
        readonly post: operations["PostEphemeralKeyNonces"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List customers, the newest first. */
        readonly get: operations["GetCustomers"];
        readonly put?: never;
        /** Create a customer. */
        readonly post: operations["PostCustomers"];
        readonly delete?: never;
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
        /** Read a customer; an ephemeral key sees the public fields. */
        readonly get: operations["GetCustomersCustomer"];
        readonly put?: never;
        /** Change a customer; an ephemeral key may change two fields. */
        readonly post: operations["PostCustomersCustomer"];
        /** Delete a customer. */
        readonly delete: operations["DeleteCustomersCustomer"];
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/customers/{customer}/payment_methods": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List the payment methods of a customer, the newest first. */
        readonly get: operations["GetCustomersCustomerPaymentMethods"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/payment_methods": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List payment methods, the newest first. */
        readonly get: operations["GetPaymentMethods"];
        readonly put?: never;
        /** Create a payment method from a test card. */
        readonly post: operations["PostPaymentMethods"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/payment_methods/{payment_method}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a payment method. */
        readonly get: operations["GetPaymentMethodsPaymentMethod"];
        readonly put?: never;
        /** Change a payment method that is attached to a customer. */
        readonly post: operations["PostPaymentMethodsPaymentMethod"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/payment_methods/{payment_method}/attach": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Attach a payment method to a customer. */
        readonly post: operations["PostPaymentMethodsPaymentMethodAttach"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/payment_methods/{payment_method}/detach": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Detach a payment method from its customer, for good. */
        readonly post: operations["PostPaymentMethodsPaymentMethodDetach"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/issuing/cardholders": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Create a cardholder. */
        readonly post: operations["PostIssuingCardholders"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/issuing/cardholders/{cardholder}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a cardholder. */
        readonly get: operations["GetIssuingCardholdersCardholder"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/issuing/cards": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** List issuing cards, the newest first. */
        readonly get: operations["GetIssuingCards"];
        readonly put?: never;
        /** Create an issuing card for a cardholder. */
        readonly post: operations["PostIssuingCards"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/issuing/cards/{card}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read an issuing card, on demand with number and security code. */
        readonly get: operations["GetIssuingCardsCard"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/issuing/cards/{card}/push_provisioning_details": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Get what a phone needs to put the card in its wallet. */
        readonly get: operations["GetIssuingCardsCardPushProvisioningDetails"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/identity/verification_sessions": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Create a verification session. */
        readonly post: operations["PostIdentityVerificationSessions"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/identity/verification_sessions/{session}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read a verification session. */
        readonly get: operations["GetIdentityVerificationSessionsSession"];
        readonly put?: never;
        readonly post?: never;
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/identity/verification_sessions/{session}/cancel": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly get?: never;
        readonly put?: never;
        /** Cancel a verification session that still waits for input. */
        readonly post: operations["PostIdentityVerificationSessionsSessionCancel"];
        readonly delete?: never;
        readonly options?: never;
        readonly head?: never;
        readonly patch?: never;
        readonly trace?: never;
    };
    readonly "/v1/identity/verification_pages/{session}": {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        /** Read the page of a verification session, as the mobile SDKs do. */
        readonly get: operations["GetIdentityVerificationPagesSession"];
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
        /** @description A customer. An ephemeral key sees eight of its fields. */
        readonly customer: {
            readonly id: string;
            /** @constant */
            readonly object: "customer";
            readonly address: components["schemas"]["address"] | null;
            readonly balance: number;
            /** @description Only where it is asked for with expand. */
            readonly cash_balance?: null;
            /** @description Unix seconds. */
            readonly created: number;
            readonly currency: string | null;
            readonly default_source: string | null;
            readonly delinquent: boolean | null;
            readonly description: string | null;
            readonly discount: null;
            readonly email: string | null;
            /** @description Only where it is asked for with expand. */
            readonly invoice_credit_balance?: Record<string, never>;
            readonly invoice_prefix: string | null;
            readonly invoice_settings: {
                readonly custom_fields: null;
                readonly default_payment_method: (string | null) | components["schemas"]["payment_method"];
                readonly footer: string | null;
                readonly rendering_options: null;
            };
            readonly livemode: boolean;
            readonly metadata: {
                readonly [key: string]: string;
            };
            readonly name: string | null;
            readonly next_invoice_sequence: number;
            readonly phone: string | null;
            readonly preferred_locales: readonly string[] | null;
            readonly shipping: components["schemas"]["shipping"] | null;
            readonly sources?: components["schemas"]["empty_list"];
            readonly subscriptions?: components["schemas"]["empty_list"];
            /** @description Only where it is asked for with expand. */
            readonly tax?: {
                /** @constant */
                readonly automatic_tax: "not_collecting";
                readonly ip_address: null;
                readonly location: null;
                /** @constant */
                readonly provider: "stripe";
            };
            /** @enum {string|null} */
            readonly tax_exempt: "exempt" | "none" | "reverse" | null;
            readonly tax_ids?: components["schemas"]["empty_list"];
            readonly test_clock: string | null;
        };
        readonly shipping: {
            readonly address?: components["schemas"]["address"];
            readonly carrier?: string | null;
            readonly name?: string;
            readonly phone?: string | null;
            readonly tracking_number?: string | null;
        };
        readonly error: {
            readonly error: {
                readonly code?: string;
                readonly decline_code?: string;
                readonly doc_url?: string;
                readonly message: string;
                readonly param?: string;
                readonly request_log_url?: string;
                /** @enum {string} */
                readonly type: "api_error" | "card_error" | "idempotency_error" | "invalid_request_error";
            };
        };
        /** @enum {string} */
        readonly payment_method_type: "acss_debit" | "affirm" | "afterpay_clearpay" | "alipay" | "alma" | "amazon_pay" | "au_becs_debit" | "bacs_debit" | "bancontact" | "billie" | "bizum" | "blik" | "boleto" | "card" | "cashapp" | "crypto" | "custom" | "customer_balance" | "eps" | "fpx" | "giropay" | "grabpay" | "ideal" | "kakao_pay" | "klarna" | "konbini" | "kr_card" | "link" | "mb_way" | "mobilepay" | "multibanco" | "naver_pay" | "nz_bank_account" | "oxxo" | "p24" | "pay_by_bank" | "payco" | "paynow" | "paypal" | "paypay" | "payto" | "pix" | "promptpay" | "revolut_pay" | "samsung_pay" | "satispay" | "scalapay" | "sepa_debit" | "sequra" | "sofort" | "sunbit" | "swish" | "twint" | "upi" | "us_bank_account" | "wechat_pay" | "zip";
        readonly ephemeral_key_nonce: {
            readonly private_nonce: string;
            readonly public_nonce: string;
        };
        readonly address: {
            readonly city: string | null;
            readonly country: string | null;
            readonly line1: string | null;
            readonly line2: string | null;
            readonly postal_code: string | null;
            readonly state: string | null;
        };
        /** @description An address; an empty text unsets it. */
        readonly address_parameters: {
            readonly city?: string;
            readonly country?: string;
            readonly line1?: string;
            readonly line2?: string;
            readonly postal_code?: string;
            readonly state?: string;
        } | string;
        readonly full_address_parameters: {
            readonly city: string;
            readonly country: string;
            readonly line1: string;
            readonly line2?: string;
            readonly postal_code: string;
            readonly state?: string;
        };
        /** @description Where to ship to; an empty text unsets it. */
        readonly shipping_parameters: {
            readonly address: components["schemas"]["address_parameters"];
            readonly name: string;
            readonly phone?: string;
        } | string;
        /** @description Pairs of your own: up to 50, names up to 40 characters, values up to 500. An empty value removes its pair, an empty text all of them. */
        readonly metadata_parameters: {
            readonly [key: string]: string;
        } | string;
        /** @description Who pays; an empty text unsets a field. */
        readonly billing_details_parameters: {
            readonly address?: components["schemas"]["address_parameters"];
            readonly email?: string;
            readonly name?: string;
            readonly phone?: string;
        };
        readonly deleted_customer: {
            readonly id: string;
            /** @constant */
            readonly object: "customer";
            /** @constant */
            readonly deleted: true;
        };
        /** @description A card that a customer can pay with. An ephemeral key sees no metadata. */
        readonly payment_method: {
            readonly id: string;
            /** @constant */
            readonly object: "payment_method";
            /** @enum {string} */
            readonly allow_redisplay: "always" | "limited" | "unspecified";
            readonly billing_details: {
                readonly address: components["schemas"]["address"] | null;
                readonly email: string | null;
                readonly name: string | null;
                readonly phone: string | null;
            };
            readonly card: {
                readonly brand: string;
                readonly checks: {
                    /** @enum {string|null} */
                    readonly address_line1_check: "pass" | "fail" | "unavailable" | "unchecked" | null;
                    /** @enum {string|null} */
                    readonly address_postal_code_check: "pass" | "fail" | "unavailable" | "unchecked" | null;
                    /** @enum {string|null} */
                    readonly cvc_check: "pass" | "fail" | "unavailable" | "unchecked" | null;
                };
                readonly country: string | null;
                readonly display_brand: string | null;
                readonly exp_month: number;
                readonly exp_year: number;
                readonly fingerprint: string | null;
                readonly funding: string;
                readonly generated_from: null;
                readonly last4: string;
                readonly networks: {
                    readonly available: readonly string[];
                    readonly preferred: string | null;
                };
                readonly three_d_secure_usage: {
                    readonly supported: boolean;
                };
                readonly wallet: null;
            };
            /** @description Unix seconds. */
            readonly created: number;
            readonly customer: (string | null) | components["schemas"]["customer"] | components["schemas"]["deleted_customer"];
            readonly livemode: boolean;
            readonly metadata: {
                readonly [key: string]: string;
            };
            /** @constant */
            readonly type: "card";
        };
        readonly "issuing.cardholder": {
            readonly id: string;
            /** @constant */
            readonly object: "issuing.cardholder";
            readonly billing: {
                readonly address: components["schemas"]["address"];
            };
            readonly company: {
                readonly tax_id_provided: boolean;
            } | null;
            /** @description Unix seconds. */
            readonly created: number;
            readonly email: string | null;
            readonly individual: {
                readonly dob: {
                    readonly day: number | null;
                    readonly month: number | null;
                    readonly year: number | null;
                } | null;
                readonly first_name: string | null;
                readonly last_name: string | null;
                readonly verification: null;
            } | null;
            readonly livemode: boolean;
            readonly metadata: {
                readonly [key: string]: string;
            };
            readonly name: string;
            readonly phone_number: string | null;
            readonly preferred_locales: readonly string[] | null;
            readonly requirements: {
                readonly disabled_reason: string | null;
                readonly past_due: readonly string[] | null;
            };
            readonly spending_controls: components["schemas"]["issuing.spending_controls"];
            /** @enum {string} */
            readonly status: "active" | "blocked" | "inactive";
            /** @enum {string} */
            readonly type: "company" | "individual";
        };
        /** @description No limits: Mayfly authorizes nothing. */
        readonly "issuing.spending_controls": {
            readonly allowed_card_presences: null;
            readonly allowed_categories: null;
            readonly allowed_merchant_countries: null;
            readonly blocked_card_presences: null;
            readonly blocked_categories: null;
            readonly blocked_merchant_countries: null;
            readonly spending_limits: readonly unknown[];
            readonly spending_limits_currency: null;
        };
        readonly "issuing.card": {
            readonly id: string;
            /** @constant */
            readonly object: "issuing.card";
            readonly brand: string;
            readonly cancellation_reason: null;
            readonly cardholder: components["schemas"]["issuing.cardholder"];
            /** @description Unix seconds. */
            readonly created: number;
            readonly currency: string;
            /** @description Only where it is asked for with expand. */
            readonly cvc?: string;
            readonly exp_month: number;
            readonly exp_year: number;
            readonly financial_account: null;
            readonly last4: string;
            readonly latest_fraud_warning: null;
            readonly lifecycle_controls: null;
            readonly livemode: boolean;
            readonly metadata: {
                readonly [key: string]: string;
            };
            /** @description Only where it is asked for with expand. */
            readonly number?: string;
            readonly personalization_design: null;
            readonly replaced_by: null;
            readonly replacement_for: null;
            readonly replacement_reason: null;
            readonly second_line: string | null;
            readonly shipping: {
                readonly address: components["schemas"]["address"];
                readonly address_validation: null;
                readonly business_name: null;
                readonly carrier: null;
                readonly customs: null;
                readonly eta: null;
                readonly name: string;
                readonly phone_number: string | null;
                readonly require_signature: null;
                /** @enum {string} */
                readonly service: "express" | "priority" | "standard";
                /** @enum {string} */
                readonly status: "pending";
                readonly tracking_number: null;
                readonly tracking_url: null;
                /** @enum {string} */
                readonly type: "bulk" | "individual";
            } | null;
            readonly spending_controls: components["schemas"]["issuing.spending_controls"];
            /** @enum {string} */
            readonly status: "active" | "canceled" | "inactive";
            /** @enum {string} */
            readonly type: "physical" | "virtual";
            readonly wallets: {
                readonly apple_pay: {
                    readonly eligible: boolean;
                    readonly ineligible_reason: string | null;
                };
                readonly google_pay: {
                    readonly eligible: boolean;
                    readonly ineligible_reason: string | null;
                };
                readonly primary_account_identifier: string | null;
            };
        };
        /** @description What the mobile SDKs read: three texts in base64. Here they hold nothing that a wallet would take. */
        readonly "issuing.push_provisioning_details": {
            /** @constant */
            readonly object: "issuing.push_provisioning_details";
            readonly activation_data: string;
            readonly card: string;
            readonly contents: string;
            readonly ephemeral_public_key: string;
            readonly livemode: boolean;
        };
        readonly "identity.verification_session": {
            readonly id: string;
            /** @constant */
            readonly object: "identity.verification_session";
            readonly client_reference_id: string | null;
            readonly client_secret: string | null;
            /** @description Unix seconds. */
            readonly created: number;
            readonly last_error: null;
            readonly last_verification_report: string | null;
            readonly livemode: boolean;
            readonly metadata: {
                readonly [key: string]: string;
            };
            readonly options: {
                readonly document?: {
                    readonly allowed_types?: readonly ("driving_license" | "id_card" | "passport")[];
                    readonly require_id_number?: boolean;
                    readonly require_live_capture?: boolean;
                    readonly require_matching_selfie?: boolean;
                };
                readonly id_number?: Record<string, never>;
            };
            readonly provided_details: {
                readonly email?: string;
                readonly phone?: string;
            } | null;
            readonly redaction: null;
            readonly related_customer: string | null;
            /** @enum {string} */
            readonly status: "canceled" | "processing" | "requires_input" | "verified";
            /** @enum {string} */
            readonly type: "document" | "id_number";
            readonly url: string | null;
            readonly verified_outputs: null;
        };
        readonly customer_list: {
            /** @constant */
            readonly object: "list";
            readonly data: readonly components["schemas"]["customer"][];
            readonly has_more: boolean;
            readonly url: string;
        };
        readonly payment_method_list: {
            /** @constant */
            readonly object: "list";
            readonly data: readonly components["schemas"]["payment_method"][];
            readonly has_more: boolean;
            readonly url: string;
        };
        readonly "issuing.card_list": {
            /** @constant */
            readonly object: "list";
            readonly data: readonly components["schemas"]["issuing.card"][];
            readonly has_more: boolean;
            readonly url: string;
        };
        /** @description What the open-source mobile SDKs read of a page. Stripe does not document its form. */
        readonly "identity.verification_page": {
            readonly id: string;
            /** @constant */
            readonly object: "identity.verification_page";
            readonly biometric_consent: {
                readonly accept_button_text: string;
                readonly body: string;
                readonly decline_button_text: string;
                readonly lines: readonly {
                    readonly icon: string;
                    readonly content: string;
                }[];
                readonly privacy_policy: string;
                readonly scroll_to_continue_button_text: string;
                readonly time_estimate: string;
                readonly title: string;
            };
            readonly country_not_listed: {
                readonly address_from_other_country_text_button_text: string;
                readonly body: string;
                readonly cancel_button_text: string;
                readonly id_from_other_country_text_button_text: string;
                readonly title: string;
            };
            readonly document_capture: {
                readonly autocapture_timeout: number;
                readonly file_purpose: string;
                readonly high_res_image_compression_quality: number;
                readonly high_res_image_crop_padding: number;
                readonly high_res_image_max_dimension: number;
                readonly ios_id_card_back_barcode_timeout: number;
                readonly ios_id_card_back_country_barcode_symbologies: {
                    readonly [key: string]: string;
                };
                readonly low_res_image_compression_quality: number;
                readonly low_res_image_max_dimension: number;
                readonly models: {
                    readonly id_detector_min_iou: number;
                    readonly id_detector_min_score: number;
                    readonly id_detector_url: string;
                };
                readonly motion_blur_min_duration: number;
                readonly motion_blur_min_iou: number;
                readonly require_live_capture: boolean;
            };
            readonly document_select: {
                readonly body: string;
                readonly button_text: string;
                readonly id_document_type_allowlist: {
                    readonly [key: string]: string;
                };
                readonly title: string;
            };
            readonly experiments: readonly unknown[];
            readonly fallback_url: string;
            readonly individual: {
                readonly address_countries: {
                    readonly [key: string]: string;
                };
                readonly address_country_not_listed_text_button_text: string;
                readonly button_text: string;
                readonly id_number_countries: {
                    readonly [key: string]: string;
                };
                readonly id_number_country_not_listed_text_button_text: string;
                readonly phone_number_countries: {
                    readonly [key: string]: string;
                };
                readonly title: string;
            };
            readonly individual_welcome: {
                readonly get_started_button_text: string;
                readonly lines: readonly {
                    readonly icon: string;
                    readonly content: string;
                }[];
                readonly privacy_policy: string;
                readonly title: string;
            };
            readonly is_stripe: boolean;
            readonly livemode: boolean;
            readonly requirements: {
                readonly missing: readonly ("address" | "biometric_consent" | "dob" | "face" | "id_document_back" | "id_document_front" | "id_document_type" | "id_number" | "name")[];
            };
            readonly skip_success_page: boolean;
            /** @enum {string} */
            readonly status: "canceled" | "processing" | "requires_input" | "verified";
            readonly submitted: boolean;
            readonly success: {
                readonly body: string;
                readonly button_text: string;
                readonly title: string;
            };
            readonly unsupported_client: boolean;
            readonly user_session_id: string;
        };
        /** @description A list of what Mayfly doesn't hold. */
        readonly empty_list: {
            /** @constant */
            readonly object: "list";
            readonly data: readonly unknown[];
            readonly has_more: boolean;
            readonly url: string;
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
        /** @description The id of an object: the page that ends before it. */
        readonly ending_before: string;
        /** @description How many at most. */
        readonly limit: number;
        /** @description The id of an object: the page that starts after it. */
        readonly starting_after: string;
    };
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
    readonly PostEphemeralKeyNonces: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @description The card that the nonce is for. A stand-in's own: what Stripe.js sends is empty, and then the first key binds the nonce to its card. */
                    readonly issuing_card?: string;
                };
            };
        };
        readonly responses: {
            /** @description The two halves: the public one goes to the back end, the private one stays in the browser. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["ephemeral_key_nonce"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetCustomers: {
        readonly parameters: {
            readonly query?: {
                /** @description Only those that were created then: unix seconds, or a range of them. */
                readonly created?: number | {
                    readonly gt?: number;
                    readonly gte?: number;
                    readonly lt?: number;
                    readonly lte?: number;
                };
                /** @description Only those with this address for mail. */
                readonly email?: string;
                /** @description The id of an object: the page that ends before it. */
                readonly ending_before?: components["parameters"]["ending_before"];
                /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                readonly expand?: readonly ("data.cash_balance" | "data.default_source" | "data.discount" | "data.invoice_credit_balance" | "data.invoice_settings.default_payment_method" | "data.sources" | "data.subscriptions" | "data.tax" | "data.tax_ids" | "data.test_clock")[];
                /** @description How many at most. */
                readonly limit?: components["parameters"]["limit"];
                /** @description The id of an object: the page that starts after it. */
                readonly starting_after?: components["parameters"]["starting_after"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of customers. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["customer_list"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly PostCustomers: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly address?: components["schemas"]["address_parameters"];
                    /** @description In the smallest unit of the currency; negative is credit. */
                    readonly balance?: number;
                    /** @description For whoever reads the customer. */
                    readonly description?: string;
                    /** @description The customer's address for mail. */
                    readonly email?: string;
                    /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                    readonly expand?: readonly ("cash_balance" | "default_source" | "discount" | "invoice_credit_balance" | "invoice_settings.default_payment_method" | "sources" | "subscriptions" | "tax" | "tax_ids" | "test_clock")[];
                    /** @description What invoices go by. */
                    readonly invoice_settings?: {
                        /** @description A payment method that is attached to the customer. */
                        readonly default_payment_method?: string;
                    };
                    readonly metadata?: components["schemas"]["metadata_parameters"];
                    /** @description The full name or the name of a business. */
                    readonly name?: string;
                    /** @description A payment method to attach. */
                    readonly payment_method?: string;
                    /** @description The customer's phone number. */
                    readonly phone?: string;
                    /** @description Languages, the preferred one first. */
                    readonly preferred_locales?: readonly string[];
                    readonly shipping?: components["schemas"]["shipping_parameters"];
                    /**
                     * @description Whether taxes are charged.
                     * @enum {string}
                     */
                    readonly tax_exempt?: "exempt" | "none" | "reverse";
                };
            };
        };
        readonly responses: {
            /** @description The new customer. */
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
    readonly GetCustomersCustomer: {
        readonly parameters: {
            readonly query?: {
                /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                readonly expand?: readonly ("cash_balance" | "default_source" | "discount" | "invoice_credit_balance" | "invoice_settings.default_payment_method" | "sources" | "subscriptions" | "tax" | "tax_ids" | "test_clock")[];
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
            /** @description The customer, or what is left of a deleted one. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["customer"] | components["schemas"]["deleted_customer"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly PostCustomersCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the customer. */
                readonly customer: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    readonly address?: components["schemas"]["address_parameters"];
                    /** @description In the smallest unit of the currency; negative is credit. */
                    readonly balance?: number;
                    /** @description A source of the customer, such as a card of older integrations. */
                    readonly default_source?: string;
                    /** @description For whoever reads the customer. */
                    readonly description?: string;
                    /** @description The customer's address for mail. */
                    readonly email?: string;
                    /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                    readonly expand?: readonly ("cash_balance" | "default_source" | "discount" | "invoice_credit_balance" | "invoice_settings.default_payment_method" | "sources" | "subscriptions" | "tax" | "tax_ids" | "test_clock")[];
                    /** @description What invoices go by. */
                    readonly invoice_settings?: {
                        /** @description A payment method that is attached to the customer. */
                        readonly default_payment_method?: string;
                    };
                    readonly metadata?: components["schemas"]["metadata_parameters"];
                    /** @description The full name or the name of a business. */
                    readonly name?: string;
                    /** @description The customer's phone number. */
                    readonly phone?: string;
                    /** @description Languages, the preferred one first. */
                    readonly preferred_locales?: readonly string[];
                    readonly shipping?: components["schemas"]["shipping_parameters"];
                    /**
                     * @description Whether taxes are charged.
                     * @enum {string}
                     */
                    readonly tax_exempt?: "" | "exempt" | "none" | "reverse";
                };
            };
        };
        readonly responses: {
            /** @description The changed customer. */
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
    readonly DeleteCustomersCustomer: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the customer. */
                readonly customer: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description What is left of the customer. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["deleted_customer"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetCustomersCustomerPaymentMethods: {
        readonly parameters: {
            readonly query?: {
                /** @description Whether it may be shown to the customer again. */
                readonly allow_redisplay?: "always" | "limited" | "unspecified";
                /** @description The id of an object: the page that ends before it. */
                readonly ending_before?: components["parameters"]["ending_before"];
                /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                readonly expand?: readonly "data.customer"[];
                /** @description How many at most. */
                readonly limit?: components["parameters"]["limit"];
                /** @description The id of an object: the page that starts after it. */
                readonly starting_after?: components["parameters"]["starting_after"];
                /** @description Only those of this type. Mayfly makes cards; of other types there are none. */
                readonly type?: components["schemas"]["payment_method_type"];
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
            /** @description A page of payment methods. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["payment_method_list"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetPaymentMethods: {
        readonly parameters: {
            readonly query?: {
                /** @description Whether it may be shown to the customer again. */
                readonly allow_redisplay?: "always" | "limited" | "unspecified";
                /** @description Only those of this customer. An ephemeral key sees its own customer's alone. */
                readonly customer?: string;
                /** @description The id of an object: the page that ends before it. */
                readonly ending_before?: components["parameters"]["ending_before"];
                /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                readonly expand?: readonly "data.customer"[];
                /** @description How many at most. */
                readonly limit?: components["parameters"]["limit"];
                /** @description The id of an object: the page that starts after it. */
                readonly starting_after?: components["parameters"]["starting_after"];
                /** @description Only those of this type. Mayfly makes cards; of other types there are none. */
                readonly type?: components["schemas"]["payment_method_type"];
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of payment methods. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["payment_method_list"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly PostPaymentMethods: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /**
                     * @description Whether it may be shown to the customer again.
                     * @enum {string}
                     */
                    readonly allow_redisplay?: "always" | "limited" | "unspecified";
                    readonly billing_details?: components["schemas"]["billing_details_parameters"];
                    /** @description A test card by its number or by its token. */
                    readonly card: {
                        /** @description The card's security code. */
                        readonly cvc?: string;
                        /** @description 1 to 12. */
                        readonly exp_month?: number;
                        /** @description In two or four digits. */
                        readonly exp_year?: number;
                        /** @description The card's networks. */
                        readonly networks?: {
                            /**
                             * @description The brand to prefer where a card has two.
                             * @enum {string}
                             */
                            readonly preferred?: "cartes_bancaires" | "mastercard" | "visa";
                        };
                        /** @description A test card's number; numbers of other cards are declined. */
                        readonly number?: string;
                        /** @description A test card's token, such as tok_visa. */
                        readonly token?: string;
                    };
                    /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                    readonly expand?: readonly "customer"[];
                    readonly metadata?: components["schemas"]["metadata_parameters"];
                    /**
                     * @description Mayfly makes cards.
                     * @enum {string}
                     */
                    readonly type: "card";
                };
            };
        };
        readonly responses: {
            /** @description The new payment method. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["payment_method"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetPaymentMethodsPaymentMethod: {
        readonly parameters: {
            readonly query?: {
                /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                readonly expand?: readonly "customer"[];
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the payment method. */
                readonly payment_method: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The payment method. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["payment_method"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly PostPaymentMethodsPaymentMethod: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the payment method. */
                readonly payment_method: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /**
                     * @description Whether it may be shown to the customer again.
                     * @enum {string}
                     */
                    readonly allow_redisplay?: "always" | "limited" | "unspecified";
                    readonly billing_details?: components["schemas"]["billing_details_parameters"];
                    /** @description What may change about a card. */
                    readonly card?: {
                        /** @description 1 to 12. */
                        readonly exp_month?: number;
                        /** @description In two or four digits. */
                        readonly exp_year?: number;
                        /** @description The card's networks. */
                        readonly networks?: {
                            /**
                             * @description The brand to prefer where a card has two.
                             * @enum {string}
                             */
                            readonly preferred?: "cartes_bancaires" | "mastercard" | "visa";
                        };
                    };
                    /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                    readonly expand?: readonly "customer"[];
                    readonly metadata?: components["schemas"]["metadata_parameters"];
                };
            };
        };
        readonly responses: {
            /** @description The changed payment method. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["payment_method"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly PostPaymentMethodsPaymentMethodAttach: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the payment method. */
                readonly payment_method: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @description The customer to attach it to. */
                    readonly customer: string;
                    /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                    readonly expand?: readonly "customer"[];
                };
            };
        };
        readonly responses: {
            /** @description The attached payment method. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["payment_method"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly PostPaymentMethodsPaymentMethodDetach: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the payment method. */
                readonly payment_method: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                    readonly expand?: readonly "customer"[];
                };
            };
        };
        readonly responses: {
            /** @description The detached payment method. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["payment_method"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly PostIssuingCardholders: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @description The address that cards are billed to. */
                    readonly billing: {
                        readonly address: components["schemas"]["full_address_parameters"];
                    };
                    /** @description The cardholder's address for mail. */
                    readonly email?: string;
                    /** @description Fields to expand. A cardholder has none that can be. */
                    readonly expand?: readonly string[];
                    /** @description About a person. */
                    readonly individual?: {
                        /** @description The day of birth. */
                        readonly dob?: {
                            readonly day: number;
                            readonly month: number;
                            readonly year: number;
                        };
                        readonly first_name?: string;
                        readonly last_name?: string;
                    };
                    readonly metadata?: components["schemas"]["metadata_parameters"];
                    /** @description The name that is printed on cards. */
                    readonly name: string;
                    /** @description The cardholder's phone number. */
                    readonly phone_number?: string;
                    /** @description Languages, the preferred one first. */
                    readonly preferred_locales?: readonly ("de" | "en" | "es" | "fr" | "it")[];
                    /**
                     * @description Whether cards can be used.
                     * @enum {string}
                     */
                    readonly status?: "active" | "inactive";
                    /**
                     * @description A person or a company.
                     * @enum {string}
                     */
                    readonly type?: "company" | "individual";
                };
            };
        };
        readonly responses: {
            /** @description The new cardholder. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["issuing.cardholder"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetIssuingCardholdersCardholder: {
        readonly parameters: {
            readonly query?: {
                /** @description Fields to expand. A cardholder has none that can be. */
                readonly expand?: readonly string[];
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the cardholder. */
                readonly cardholder: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The cardholder. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["issuing.cardholder"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetIssuingCards: {
        readonly parameters: {
            readonly query?: {
                /** @description Only those of this cardholder. */
                readonly cardholder?: string;
                /** @description Only those that were created then: unix seconds, or a range of them. */
                readonly created?: number | {
                    readonly gt?: number;
                    readonly gte?: number;
                    readonly lt?: number;
                    readonly lte?: number;
                };
                /** @description The id of an object: the page that ends before it. */
                readonly ending_before?: components["parameters"]["ending_before"];
                /** @description Only those that expire in this month. */
                readonly exp_month?: number;
                /** @description Only those that expire in this year. */
                readonly exp_year?: number;
                /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                readonly expand?: readonly ("data.cardholder" | "data.personalization_design" | "data.replaced_by" | "data.replacement_for")[];
                /** @description Only those whose number ends so. */
                readonly last4?: string;
                /** @description How many at most. */
                readonly limit?: components["parameters"]["limit"];
                /** @description The id of an object: the page that starts after it. */
                readonly starting_after?: components["parameters"]["starting_after"];
                /** @description Only those with this status. */
                readonly status?: "active" | "canceled" | "inactive";
                /** @description Only those of this type. */
                readonly type?: "physical" | "virtual";
            };
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description A page of cards. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["issuing.card_list"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly PostIssuingCards: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @description Whose card it is. */
                    readonly cardholder: string;
                    /** @description In three letters. */
                    readonly currency: string;
                    /** @description 1 to 12; three years from now where it isn't given. */
                    readonly exp_month?: number;
                    /** @description In four digits. */
                    readonly exp_year?: number;
                    /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                    readonly expand?: readonly ("cardholder" | "personalization_design" | "replaced_by" | "replacement_for")[];
                    readonly metadata?: components["schemas"]["metadata_parameters"];
                    /** @description A second line to print. */
                    readonly second_line?: string;
                    /** @description Where a physical card goes. */
                    readonly shipping?: {
                        readonly address: components["schemas"]["full_address_parameters"];
                        /** @description Who gets it. */
                        readonly name: string;
                        /** @description For the carrier. */
                        readonly phone_number?: string;
                        /**
                         * @description How fast.
                         * @enum {string}
                         */
                        readonly service?: "express" | "priority" | "standard";
                        /**
                         * @description In one parcel or several.
                         * @enum {string}
                         */
                        readonly type?: "bulk" | "individual";
                    };
                    /**
                     * @description Whether it can be used.
                     * @enum {string}
                     */
                    readonly status?: "active" | "inactive";
                    /**
                     * @description With or without plastic.
                     * @enum {string}
                     */
                    readonly type: "physical" | "virtual";
                };
            };
        };
        readonly responses: {
            /** @description The new card. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["issuing.card"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetIssuingCardsCard: {
        readonly parameters: {
            readonly query?: {
                /** @description The private half of the nonce that the key was issued with. */
                readonly ephemeral_key_private_nonce?: string;
                /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                readonly expand?: readonly ("cardholder" | "cvc" | "number" | "personalization_design" | "replaced_by" | "replacement_for")[];
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the card. */
                readonly card: string;
            };
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
                    readonly "application/json": components["schemas"]["issuing.card"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetIssuingCardsCardPushProvisioningDetails: {
        readonly parameters: {
            readonly query?: {
                /** @description What an Android phone sends. */
                readonly android?: {
                    /** @description The device. */
                    readonly device_id?: string;
                    /** @description The wallet. */
                    readonly wallet_account_id?: string;
                };
                /** @description The private half of the nonce that the key was issued with. */
                readonly ephemeral_key_private_nonce?: string;
                /** @description What PassKit gives to an iPhone app: certificates in base64, nonce and signature in hexadecimal. */
                readonly ios?: {
                    readonly certificates: readonly string[];
                    readonly nonce: string;
                    readonly nonce_signature: string;
                };
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the card. */
                readonly card: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description Bytes in place of the encrypted pass. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["issuing.push_provisioning_details"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly PostIdentityVerificationSessions: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path?: never;
            readonly cookie?: never;
        };
        readonly requestBody: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @description Your own name for it. */
                    readonly client_reference_id?: string;
                    /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                    readonly expand?: readonly ("last_verification_report" | "provided_details" | "verified_outputs" | "verified_outputs.dob" | "verified_outputs.id_number")[];
                    readonly metadata?: components["schemas"]["metadata_parameters"];
                    /** @description What is checked. */
                    readonly options?: {
                        /** @description What is asked of a document. */
                        readonly document?: {
                            readonly allowed_types?: readonly ("driving_license" | "id_card" | "passport")[];
                            readonly require_id_number?: boolean;
                            readonly require_live_capture?: boolean;
                            readonly require_matching_selfie?: boolean;
                        };
                    };
                    /** @description What is known already. */
                    readonly provided_details?: {
                        readonly email?: string;
                        readonly phone?: string;
                    };
                    /** @description The customer who is verified. */
                    readonly related_customer?: string;
                    /** @description Where the browser goes afterwards. */
                    readonly return_url?: string;
                    /**
                     * @description What is verified.
                     * @enum {string}
                     */
                    readonly type: "document" | "id_number";
                };
            };
        };
        readonly responses: {
            /** @description The new session, with its client secret. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["identity.verification_session"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetIdentityVerificationSessionsSession: {
        readonly parameters: {
            readonly query?: {
                /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                readonly expand?: readonly ("last_verification_report" | "provided_details" | "verified_outputs" | "verified_outputs.dob" | "verified_outputs.id_number")[];
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the verification session. */
                readonly session: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The session. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["identity.verification_session"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly PostIdentityVerificationSessionsSessionCancel: {
        readonly parameters: {
            readonly query?: never;
            readonly header?: never;
            readonly path: {
                /** @description The id of the verification session. */
                readonly session: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: {
            readonly content: {
                readonly "application/x-www-form-urlencoded": {
                    /** @description Fields to give back as objects instead of ids, or that are given back only on demand. */
                    readonly expand?: readonly ("last_verification_report" | "provided_details" | "verified_outputs" | "verified_outputs.dob" | "verified_outputs.id_number")[];
                };
            };
        };
        readonly responses: {
            /** @description The canceled session. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["identity.verification_session"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
    readonly GetIdentityVerificationPagesSession: {
        readonly parameters: {
            readonly query?: {
                /** @description The app that asks; Android sends it. */
                readonly app_identifier?: string;
            };
            readonly header?: never;
            readonly path: {
                /** @description The id of the verification session. */
                readonly session: string;
            };
            readonly cookie?: never;
        };
        readonly requestBody?: never;
        readonly responses: {
            /** @description The page, as far as the open-source SDKs show its form. */
            readonly 200: {
                headers: {
                    readonly [name: string]: unknown;
                };
                content: {
                    readonly "application/json": components["schemas"]["identity.verification_page"];
                };
            };
            readonly default: components["responses"]["error"];
        };
    };
}

import * as v from 'valibot';

/** What one decoder of a mobile SDK demands of an answer: without these fields it gives nothing back, or throws. */
interface Parser {
  readonly source: string;
  readonly object: 'ephemeral key' | 'customer' | 'payment method' | 'push provisioning details' | 'verification page';
  /** Paths from the answer's root; a number is a place in a list. */
  readonly mandatory: readonly string[];
}

const ephemeralKey = ['created', 'expires', 'id', 'livemode', 'secret'];
const firstObject = ['associated_objects.0.type', 'associated_objects.0.id'];

const page = [
  'id',
  'livemode',
  'fallback_url',
  'status',
  'submitted',
  'unsupported_client',
  'user_session_id',
  'experiments',
  'requirements.missing',
  'success.body',
  'success.button_text',
  'success.title',
  'biometric_consent.accept_button_text',
  'biometric_consent.decline_button_text',
  'biometric_consent.scroll_to_continue_button_text',
  'biometric_consent.privacy_policy',
  'biometric_consent.lines.0.icon',
  'biometric_consent.lines.0.content',
  'document_capture.autocapture_timeout',
  'document_capture.file_purpose',
  'document_capture.high_res_image_compression_quality',
  'document_capture.high_res_image_crop_padding',
  'document_capture.high_res_image_max_dimension',
  'document_capture.low_res_image_compression_quality',
  'document_capture.low_res_image_max_dimension',
  'document_capture.models.id_detector_url',
  'document_capture.models.id_detector_min_iou',
  'document_capture.models.id_detector_min_score',
  'document_capture.require_live_capture',
  'document_capture.motion_blur_min_duration',
  'document_capture.motion_blur_min_iou',
  'document_select.title',
  'document_select.id_document_type_allowlist',
  'individual.address_countries',
  'individual.id_number_countries',
  'individual.button_text',
  'individual.title',
  'individual.id_number_country_not_listed_text_button_text',
  'individual.address_country_not_listed_text_button_text',
  'individual_welcome.get_started_button_text',
  'individual_welcome.privacy_policy',
  'individual_welcome.title',
  'individual_welcome.lines.0.icon',
  'individual_welcome.lines.0.content',
  'country_not_listed.title',
  'country_not_listed.body',
  'country_not_listed.cancel_button_text',
  'country_not_listed.id_from_other_country_text_button_text',
  'country_not_listed.address_from_other_country_text_button_text',
];

/** The one list of fields that the apps of our users can't do without, read off the SDKs' sources in November 2026. */
const parsers: readonly Parser[] = [
  {
    source: 'stripe-ios STPEphemeralKey.swift',
    object: 'ephemeral key',
    mandatory: [...ephemeralKey, ...firstObject],
  },
  {
    source: 'stripe-android EphemeralKeyJsonParser.kt',
    object: 'ephemeral key',
    mandatory: [...ephemeralKey, 'object', ...firstObject],
  },
  { source: 'stripe-ios STPCustomer.swift', object: 'customer', mandatory: ['id'] },
  { source: 'stripe-android CustomerJsonParser.kt', object: 'customer', mandatory: ['object'] },
  { source: 'stripe-ios STPPaymentMethod.swift', object: 'payment method', mandatory: ['id'] },
  {
    source: 'stripe-ios STPPushProvisioningDetails.swift',
    object: 'push provisioning details',
    mandatory: ['card', 'contents', 'activation_data', 'ephemeral_public_key'],
  },
  {
    source: 'stripe-ios VerificationPage.swift',
    object: 'verification page',
    mandatory: [
      ...page,
      'is_stripe',
      'skip_success_page',
      'biometric_consent.body',
      'biometric_consent.time_estimate',
      'document_capture.ios_id_card_back_barcode_timeout',
      'document_capture.ios_id_card_back_country_barcode_symbologies',
    ],
  },
  {
    source: 'stripe-android VerificationPage.kt',
    object: 'verification page',
    mandatory: [...page, 'object', 'document_select.button_text', 'individual.phone_number_countries'],
  },
];

/** Gives back what the decoders miss in an answer, each with its source; none where every app can read it. */
export function missingFor(object: Parser['object'], answer: unknown): readonly string[] {
  return parsers
    .filter((parser) => parser.object === object)
    .flatMap(({ source, mandatory }) =>
      mandatory.filter((path) => valueAt(answer, path) == null).map((path) => `${source} misses ${path}`),
    );
}

const members = v.record(v.string(), v.unknown());

function valueAt(answer: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((value, name) => {
    if (Array.isArray(value)) return value[Number(name)];
    return v.is(members, value) ? value[name] : undefined;
  }, answer);
}

import { deriveAlphanumeric } from '../../core/ids';
import type { components } from './contract';
import { pageAddressOf, type VerificationSession } from './resources/verificationSession';

type Page = components['schemas']['identity.verification_page'];
type Missing = Page['requirements']['missing'][number];

const countries = { US: 'United States' };
const lines = [{ icon: 'document', content: 'This page comes from Mayfly. Nothing you enter is verified.' }];
const privacy = 'Mayfly keeps nothing and sends nothing.';

/** The pictures that are asked for, and how they are taken: values that the SDKs can work with, not Stripe's. */
const capture: Page['document_capture'] = {
  autocapture_timeout: 8_000,
  file_purpose: 'identity_private',
  high_res_image_compression_quality: 0.92,
  high_res_image_crop_padding: 0.08,
  high_res_image_max_dimension: 3_000,
  ios_id_card_back_barcode_timeout: 3_000,
  ios_id_card_back_country_barcode_symbologies: { US: 'pdf417' },
  low_res_image_compression_quality: 0.82,
  low_res_image_max_dimension: 1_600,
  models: {
    id_detector_min_iou: 0.45,
    id_detector_min_score: 0.4,
    id_detector_url: 'https://verify.stripe.invalid/id_detector',
  },
  motion_blur_min_duration: 500,
  motion_blur_min_iou: 0.95,
  require_live_capture: false,
};

/**
 * Gives back the page of a session. Its form is what the decoders of the open-source mobile SDKs demand (stripe-ios
 * `VerificationPage.swift`, stripe-android `VerificationPage.kt`); the texts are Mayfly's own. Left out: what only a face
 * check or a one-time code needs, and pages that Stripe adds for some sessions.
 */
export function showVerificationPage(session: VerificationSession): Page {
  return {
    id: session.id,
    object: 'identity.verification_page',
    biometric_consent: {
      accept_button_text: 'Accept and continue',
      body: 'A stand-in for the consent to biometric checks.',
      decline_button_text: 'Decline',
      lines,
      privacy_policy: privacy,
      scroll_to_continue_button_text: 'Scroll to continue',
      time_estimate: 'Takes no time.',
      title: 'Mayfly works with Stripe Identity',
    },
    country_not_listed: {
      address_from_other_country_text_button_text: 'Use an address of another country',
      body: 'Only the countries of the list can be chosen.',
      cancel_button_text: 'Cancel',
      id_from_other_country_text_button_text: 'Use an identity of another country',
      title: 'The country is not in the list',
    },
    document_capture: { ...capture, require_live_capture: session.document.require_live_capture ?? false },
    document_select: {
      body: 'Choose a document.',
      button_text: 'Next',
      id_document_type_allowlist: allowedDocuments(session),
      title: 'Which document do you have?',
    },
    experiments: [],
    fallback_url: pageAddressOf(session),
    individual: {
      address_countries: countries,
      address_country_not_listed_text_button_text: 'My country is not listed',
      button_text: 'Submit',
      id_number_countries: countries,
      id_number_country_not_listed_text_button_text: 'My country is not listed',
      phone_number_countries: countries,
      title: 'Your details',
    },
    individual_welcome: {
      get_started_button_text: 'Get started',
      lines,
      privacy_policy: privacy,
      title: 'Your details',
    },
    is_stripe: false,
    livemode: false,
    requirements: { missing: missingOf(session) },
    skip_success_page: false,
    status: session.status,
    submitted: false,
    success: { body: 'Nothing was verified.', button_text: 'Done', title: 'Thank you' },
    unsupported_client: false,
    user_session_id: deriveAlphanumeric(`user session of ${session.id}`, 32),
  };
}

function allowedDocuments({ document }: VerificationSession): Readonly<Record<string, string>> {
  const names = { driving_license: "Driver's license", id_card: 'Identity card', passport: 'Passport' };
  const { allowed_types: allowed = ['driving_license', 'id_card', 'passport'] } = document;
  return Object.fromEntries(allowed.map((type) => [type, names[type]]));
}

/** Gives back what the session still needs. A canceled one needs nothing. */
function missingOf({ type, document, status }: VerificationSession): readonly Missing[] {
  if (status === 'canceled') return [];
  if (type === 'id_number') return ['biometric_consent', 'name', 'dob', 'id_number', 'address'];
  return [
    'biometric_consent',
    'id_document_front',
    'id_document_back',
    ...(document.require_matching_selfie ? (['face'] as const) : []),
    ...(document.require_id_number ? (['id_number'] as const) : []),
  ];
}

import { deriveAlphanumeric } from './ids';

/** Gives back digits that are the same for the same text and look random; at most 32. */
export function deriveDigits(text: string, length: number): string {
  return Array.from(deriveAlphanumeric(text, length), (character) => character.charCodeAt(0) % 10).join('');
}

/** Gives back the digit that makes a number pass Luhn's check (ISO/IEC 7812-1, annex B). */
export function luhnDigit(payload: string): number {
  const sum = Array.from(payload)
    .reverse()
    .map(Number)
    .reduce((total, digit, index) => total + (index % 2 === 1 ? digit : digit < 5 ? digit * 2 : digit * 2 - 9), 0);
  return (10 - (sum % 10)) % 10;
}

/** True for digits of which the last is the one that Luhn's check wants. */
export function passesLuhn(number: string): boolean {
  return /^\d{2,30}$/.test(number) && String(luhnDigit(number.slice(0, -1))) === number.slice(-1);
}

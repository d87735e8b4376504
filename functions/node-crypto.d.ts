/**
 * The few parts of Node that the Worker uses, which every workerd brings since its compatibility date made them the default.
 * Declared here instead of taking @types/node, so that nothing else of Node compiles in the Worker.
 */
declare module 'node:buffer' {
  export class Buffer extends Uint8Array {
    static from(text: string, encoding?: 'utf8' | 'base64' | 'base64url'): Buffer
    static from(memory: ArrayBufferLike, offset: number, length: number): Buffer
    static from(bytes: Uint8Array): Buffer
    static concat(parts: readonly Uint8Array[]): Buffer
    override subarray(start?: number, end?: number): Buffer
    override toString(
      encoding?: 'utf8' | 'base64' | 'base64url' | 'hex',
      start?: number,
      end?: number,
    ): string
  }
}

declare module 'node:crypto' {
  import type { Buffer } from 'node:buffer'

  export type KeyObject = { readonly type: 'secret'; readonly symmetricKeySize: number }
  export const createSecretKey: (bytes: Uint8Array) => KeyObject
  export const hkdfSync: (
    digest: 'sha256',
    key: Uint8Array,
    salt: Uint8Array,
    info: string,
    bytes: number,
  ) => ArrayBuffer
  export const randomBytes: (size: number) => Buffer
  export const scryptSync: (
    password: string,
    salt: Uint8Array,
    bytes: number,
    cost: { N: number; r: number; p: number; maxmem: number },
  ) => Buffer
  export const timingSafeEqual: (a: Uint8Array, b: Uint8Array) => boolean

  type Hmac = {
    update: (text: string) => Hmac
    digest: { (): Buffer; (encoding: 'base64url'): string }
  }
  export const createHmac: (digest: 'sha256', key: KeyObject) => Hmac

  type Hash = { update: (data: string | Uint8Array) => Hash; digest: (encoding: 'hex') => string }
  export const createHash: (digest: 'sha256') => Hash

  type Cipher = {
    setAAD: (bytes: Uint8Array) => Cipher
    update: (bytes: Uint8Array) => Buffer
    final: () => Buffer
    getAuthTag: () => Buffer
  }
  type Decipher = {
    setAAD: (bytes: Uint8Array) => Decipher
    setAuthTag: (tag: Uint8Array) => Decipher
    update: (bytes: Uint8Array) => Buffer
    final: () => Buffer
  }
  type GcmOptions = { authTagLength: 16 }
  export const createCipheriv: (
    algorithm: 'aes-256-gcm',
    key: KeyObject,
    iv: Uint8Array,
    options: GcmOptions,
  ) => Cipher
  export const createDecipheriv: (
    algorithm: 'aes-256-gcm',
    key: KeyObject,
    iv: Uint8Array,
    options: GcmOptions,
  ) => Decipher
}

import { createServer } from 'node:http';
import { describe, expect, it } from '@jest/globals';
import express from 'express';
import request from 'supertest';
import { createIds } from '../../src/core/ids';
import type { Parts } from '../../src/core/handle';
import { createApp } from '../../src/http/app';
import { createMessageClasses } from '../../src/http/messages';
import { createServe } from '../../src/http/serve';
import * as v from 'valibot';
import { createStripe } from '../../src/providers/stripe';
import { stripeSeed } from '../../src/providers/stripe/seed';
import { createMemoryStore } from '../../src/store/memory';

describe('the classes of messages', () => {
  it('have what Express would give each request and response, so that it changes nothing', async () => {
    const app = express();
    const messages = createMessageClasses(app);
    app.use((request, response) => {
      response.json({
        request: Object.getPrototypeOf(request) === messages.IncomingMessage.prototype,
        response: Object.getPrototypeOf(response) === messages.ServerResponse.prototype,
        app: request.app === app,
        path: request.path,
      });
    });
    const answer = await request(createServer({ ...messages }, app)).get('/some/path');
    expect(answer.body).toEqual({ request: true, response: true, app: true, path: '/some/path' });
  });
});

describe('the app', () => {
  it('answers JSON and reports the cause where something throws that never should', async () => {
    const stripe = createStripe({
      resources: 'auto',
      seed: v.parse(stripeSeed, {}),
      keyLifetime: undefined,
      requireVersion: false,
    });
    const reported: unknown[] = [];
    const fault = new Error('secret detail');
    const broken = {
      ...stripe,
      redact() {
        throw fault;
      },
    };
    const store = createMemoryStore({ wall: () => 0, real: () => 0 });
    const watch = { observe: () => undefined, report: (error: unknown) => reported.push(error) };
    const allowed = { hosts: new Set<string>(), origins: new Set<string>() };
    const parts: Parts = {
      providers: [broken],
      store,
      ids: createIds(),
      allowed,
      sleep: () => Promise.resolve(),
      rateLimiter: undefined,
    };
    const { listener } = createApp(
      createServe({
        parts,
        version: '0',
        watch,
        real: () => 0,
        metrics: () => Promise.resolve(''),
        control: undefined,
      }),
    );

    const answer = await request(listener).post('/v1/ephemeral_keys');

    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({
      error: {
        message:
          "An unknown error occurred in Mayfly. This is a fault of Mayfly's, not of your request; please report it.",
        type: 'api_error',
      },
    });
    expect(reported).toEqual([fault]);
  });
});

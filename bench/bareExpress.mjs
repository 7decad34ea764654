// The yardstick: what a developer writes by hand in a few lines of Express 5 to get a key-shaped answer. It reads a form and
// answers JSON; it checks, stores and replays nothing.
import express from 'express';
import { customAlphabet } from 'nanoid';

const draw = customAlphabet('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz');
const app = express();

app.post('/v1/ephemeral_keys', express.urlencoded({ extended: true }), (request, response) => {
  const created = Math.floor(Date.now() / 1000);
  response.json({
    id: `ephkey_${draw(24)}`,
    object: 'ephemeral_key',
    associated_objects: [{ type: 'customer', id: request.body.customer }],
    created,
    expires: created + 3600,
    livemode: false,
    secret: `ek_test_${draw(82)}`,
  });
});

app.listen(Number(process.argv[2]), '127.0.0.1');

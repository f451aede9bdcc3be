-- Webhooks: what is to be posted to the configured hosts, and how it went. Once for each event and hook.

CREATE TABLE webhook_delivery (
  event TEXT NOT NULL,                        -- report:ID, edition:WEEK, answer:IDEA…
  hook TEXT NOT NULL,                         -- its name in the configuration
  kind TEXT NOT NULL,                         -- reportPublished, editionPublished, roundPublished
  entity_id TEXT NOT NULL,
  created_at BIGINT NOT NULL,
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,                    -- not before
  sent_at BIGINT,
  failure TEXT,                               -- what went wrong last
  gave_up BIGINT NOT NULL,                    -- 1: will not be tried again
  PRIMARY KEY (event, hook)
);
CREATE INDEX webhook_delivery_due ON webhook_delivery (sent_at, gave_up, next_at);
CREATE INDEX webhook_delivery_purge ON webhook_delivery (created_at);

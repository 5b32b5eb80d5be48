// Validates a resource of KEDA, CloudNativePG or the Prometheus operator: reads it as JSON, writes the problems as a list of sentences.
import { readFileSync } from "node:fs";

const MODELS = {
  "keda.sh/v1alpha1": "@kubernetes-models/keda/keda.sh/v1alpha1",
  "monitoring.coreos.com/v1": "@kubernetes-models/prometheus-operator/monitoring.coreos.com/v1",
  "postgresql.cnpg.io/v1": "@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1",
};

let resource = JSON.parse(readFileSync(0, "utf8"));
// The Barman plugin's store has the fields that a cluster's own backup had.
if (resource.kind === "ObjectStore") {
  const { configuration: barmanObjectStore, retentionPolicy, ...rest } = resource.spec;
  resource = {
    apiVersion: "postgresql.cnpg.io/v1",
    kind: "Cluster",
    metadata: resource.metadata,
    spec: { instances: 1, backup: { barmanObjectStore, retentionPolicy }, ...rest },
  };
}
const { [resource.kind]: Model } = await import(`${MODELS[resource.apiVersion]}/${resource.kind}`);

const problems = [];
const read = new Set();

// The schemas allow unknown fields. But one that the validator never looks at is one that it does not know.
function watched(value, path) {
  if (typeof value !== "object" || value === null) return value;
  const children = new Map();
  return new Proxy(value, {
    get(target, name) {
      if (typeof name !== "string" || !Object.hasOwn(target, name)) return target[name];
      if (!children.has(name)) children.set(name, watched(target[name], `${path}/${name}`));
      read.add(`${path}/${name}`);
      return children.get(name);
    },
  });
}

function findUnread(value, path) {
  if (typeof value !== "object" || value === null) return;
  for (const name of Object.keys(value)) {
    const child = `${path}/${name}`;
    if (read.has(child)) findUnread(value[name], child);
    else problems.push(`${child} is no field of ${resource.kind}`);
  }
}

try {
  // Assigned, as the constructor copies, and so reads, everything.
  Object.assign(new Model(), resource, { spec: watched(resource.spec, "/spec") }).validate();
} catch (error) {
  for (const { instancePath, message } of error.errors ?? [{ instancePath: "", message: String(error) }]) {
    problems.push(`${instancePath} ${message}`);
  }
}
findUnread(resource.spec, "/spec");
process.stdout.write(JSON.stringify(problems));

import { json, type ListServer, listServer } from '../../catalog/refresh/list-server.ts';

interface EmbedRequest {
  model: string;
  taskType: string;
  outputDimensionality: number;
  content: { parts: { text: string }[] };
}

export interface EmbeddingServer extends ListServer {
  /** Every text that was sent, with what for. */
  texts: { text: string; taskType: string }[];
}

/** What the vectors of these tests are about: one direction for each word. */
const SUBJECTS = ['feline', 'cat', 'dog', 'bucket'];
const MEANING: Readonly<Record<string, number>> = { feline: 1, cat: 1, dog: 2, bucket: 3 };

function vectorOf({ outputDimensionality, content }: EmbedRequest) {
  const values = Array.from({ length: outputDimensionality }, () => 0);
  const text = content.parts
    .map((part) => part.text)
    .join(' ')
    .toLowerCase();
  for (const subject of SUBJECTS) if (text.includes(subject)) values[MEANING[subject] ?? 0] = 3;
  return { values };
}

/** A server that speaks the embedding part of Gemini's API, as strictly as the real one: key, path, model and a task type it knows. */
export async function embeddingServer(broken?: () => number | undefined): Promise<EmbeddingServer> {
  const texts: EmbeddingServer['texts'] = [];
  const server = await listServer((path, response, _before, _origin, request) => {
    const [, model, method] = /^\/v1beta\/(models\/[\w.-]+):(embedContent|batchEmbedContents)$/.exec(path) ?? [];
    let body = '';
    request.on('data', (chunk) => {
      body += chunk;
    });
    request.on('end', () => {
      const status = broken?.();
      if (status) return response.writeHead(status).end('{"error":{"message":"no"}}');
      const sent = JSON.parse(body) as EmbedRequest | { requests: EmbedRequest[] };
      const requests = 'requests' in sent ? sent.requests : [sent];
      const isRight = requests.every((one) => one.model === model && /^RETRIEVAL_(QUERY|DOCUMENT)$/.test(one.taskType));
      if (
        request.method !== 'POST' ||
        request.headers['x-goog-api-key'] !== 'the-key' ||
        !isRight ||
        requests.length > 100
      )
        return response.writeHead(400).end('{"error":{"message":"bad request"}}');
      texts.push(...requests.map(({ content, taskType }) => ({ text: content.parts[0]?.text ?? '', taskType })));
      const vectors = requests.map(vectorOf);
      return json(response, method === 'embedContent' ? { embedding: vectors[0] } : { embeddings: vectors });
    });
  });
  return { ...server, texts };
}

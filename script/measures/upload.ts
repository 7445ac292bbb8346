// The upload of a tree of many small files into a volume: the product's code against `tar | docker cp`, in turns.
import { type Finding, formatMs, median, scratchDirectory, timedShell } from "./measure.ts";
import { createTree, inContainer, uploadOurs } from "./source-upload.ts";

const FILES = 20_000;
const FILE_BYTES = 10 * 1024;
const PAIRS = 7;
const AIM = 1.2;

export async function measureUpload(): Promise<readonly Finding[]> {
  await using scratch = await scratchDirectory();
  await createTree(scratch.path, { files: FILES, fileBytes: FILE_BYTES });
  const ours = (container: string): Promise<number> => uploadOurs(scratch.path, container);
  const theirs = (container: string): Promise<number> => uploadTheirs(scratch.path, container);
  await inContainer(theirs); // Warms the page cache up.
  const pairs: { ours: number; theirs: number }[] = [];
  for (let pair = 0; pair < PAIRS; pair += 1) {
    pairs.push({ ours: await inContainer(ours), theirs: await inContainer(theirs) });
  }
  const [our, their] = [median(pairs.map((pair) => pair.ours)), median(pairs.map((pair) => pair.theirs))];
  const ratio = median(pairs.map((pair) => pair.ours / pair.theirs));
  const ratios = pairs.map((pair) => (pair.ours / pair.theirs).toFixed(2)).join(" ");
  console.log(
    `  ${FILES} files of ${FILE_BYTES} bytes: ours ${formatMs(our)}, tar and docker cp ${formatMs(their)}; ratios ${ratios}`,
  );
  return [
    {
      what: "upload: 20,000 files, against tar and docker cp",
      value: `${ratio.toFixed(2)} times`,
      aim: { text: `<= ${AIM} times`, isMet: ratio <= AIM },
    },
  ];
}

function uploadTheirs(tree: string, container: string): Promise<number> {
  return timedShell('tar -C "$0" -c . | docker cp - "$1":/workspace', [tree, container]);
}

import { useAddress } from '../../addresses';
import { useMessages } from '../../i18n/messages';
import { Link } from '../../shell/link';
import { sumOf, type Branch } from './section-tree';

interface ContentsProps {
  consultation: string;
  branches: readonly Branch[];
  /** 1 at the top. */
  depth?: number;
  /** What is inside a folded part is folded with it: one fold is enough. */
  isFolded?: boolean;
}

/** Levels that are in view at once; deeper, only what has a number is, or a doctrine of 150 sections would be a wall. */
const UNFOLDED = 2;

/** An edition's contents with what was said on each section. */
export function SectionContents({ consultation, branches, depth = 1, isFolded = false }: ContentsProps) {
  return (
    <ol className="contents" data-depth={depth} lang="fr">
      {branches.map((branch) => (
        <li key={branch.id}>
          <Line consultation={consultation} branch={branch} />
          {branch.children.length > 0 && (
            <Below
              consultation={consultation}
              branches={branch.children}
              depth={depth + 1}
              isFolded={isFolded}
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function Line({ consultation, branch }: { consultation: string; branch: Branch }) {
  const messages = useMessages();
  const address = useAddress();
  const { slug, number, title, comments, replies } = branch;
  const said = comments + replies > 0;
  return (
    <div className="contents-line">
      <Link href={address('section', { consultation, section: slug })}>
        {number && <span className="contents-number">{number} </span>}
        {title}
      </Link>
      {said && (
        <span className="contents-counts figure" lang={messages.language}>
          {comments > 0 && messages.text('consultations.contributions', { count: comments })}
          {comments > 0 && replies > 0 && ', '}
          {replies > 0 && messages.text('consultations.replies', { count: replies })}
        </span>
      )}
    </div>
  );
}

function Below({ consultation, branches, depth = 1, isFolded = false }: ContentsProps) {
  const messages = useMessages();
  const folds = !isFolded && depth > UNFOLDED && !branches.some(({ number }) => number);
  const contents = (
    <SectionContents
      consultation={consultation}
      branches={branches}
      depth={depth}
      isFolded={isFolded || folds}
    />
  );
  if (!folds) return contents;
  const { sections, comments } = sumOf(branches);
  return (
    <details className="contents-fold">
      <summary lang={messages.language}>
        {messages.text('consultations.subsections', { sections })}
        {comments > 0 && ` · ${messages.text('consultations.contributions', { count: comments })}`}
      </summary>
      {contents}
    </details>
  );
}

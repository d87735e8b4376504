import { Fragment } from 'react'
import { receiptText } from '../../schema/casework/receipt.ts'
import { whenText } from '../../schema/booking/when-text.ts'
import { Joints } from '../parts.tsx'
import { jointed } from '../booking/model.ts'

/** A receipt in its groups, each of which stays in one piece. */
export const Receipt = ({ receipt, large = false }: { receipt: string; large?: boolean }) => (
  <p className={`code receipt${large ? ' large' : ''}`} data-receipt>
    {receiptText(receipt)
      .split(' ')
      .map((group, at) => (
        // Two groups may be alike: their place tells them apart.
        // oxlint-disable-next-line react/no-array-index-key -- the groups of a number never change places
        <span className="piece" key={at}>
          {at === 0 ? '' : ' '}
          {group}
        </span>
      ))}
  </p>
)

export const Titled = ({ over, title }: { over: string; title: string }) => (
  <div>
    <p className="over">{over}</p>
    <h1 tabIndex={-1}>
      <Joints text={jointed(title)} />
    </h1>
  </div>
)

/** An instant whose parts are not torn: 2026年11月26日, 星期四, 下午10:33. */
export const When = ({ ms }: { ms: number }) => (
  <>
    {whenText(ms)
      .split(' ')
      .map((part, at) => (
        <Fragment key={part}>
          {at === 0 ? '' : ' '}
          <span className="nb">{part}</span>
        </Fragment>
      ))}
  </>
)

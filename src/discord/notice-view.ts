import { digestOf } from '../core/ids.ts';
import { canonicalJson, type Json } from '../core/json.ts';
import type { Notice } from '../core/notice.ts';
import { Unreachable } from '../core/unreachable.ts';
import type { RenderedView } from '../deploy/ports.ts';
import { errorCode, isCode } from './errors.ts';
import type { PostView } from './posts.ts';
import { noticeMark, noticeMessage } from './render/notice.ts';
import { pictureOf } from './render/picture.ts';
import type { Wire } from './wire.ts';

/** The message of a notice, in its channel or in the conversation with its person. */
export const createNoticeView =
  (wire: Wire, post: PostView) =>
  (notice: Notice): RenderedView => {
    const { id: name, to } = notice;
    const { chart } = notice.body;
    const message = noticeMessage(notice);
    const place = async () => ('channel' in to ? to.channel : wire.directly(to.person));
    return {
      name,
      hash: digestOf(canonicalJson([message, ...(chart ? [chart] : [])] as unknown as Json)),
      async write(remoteId) {
        try {
          const channel = await place();
          const view = post({
            name,
            identity: `notice:${name}`,
            mark: noticeMark(notice),
            channel: () => channel,
            message: chart ? { ...message, file: await pictureOf(chart) } : message,
          });
          return await view.write(remoteId);
        } catch (error) {
          if ('person' in to && isCode(error, errorCode.dmsClosed, errorCode.unknownUser))
            throw new Unreachable(to.person);
          throw error;
        }
      },
    };
  };

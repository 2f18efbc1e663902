import type { Diagram } from '../../core/advice.ts';
import type { Picture } from '../message.ts';
import { diagramWords } from './diagram-words.ts';
import { drawDiagram } from './draw-diagram.ts';

/** A diagram as a file of a message, with words for who cannot see it. */
export const diagramPicture = async (diagram: Diagram, title: string): Promise<Picture> => ({
  ...{ name: 'diagram.png', alt: diagramWords(diagram, title) },
  data: await drawDiagram(diagram, title),
});

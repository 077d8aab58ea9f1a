/** P6 in a process of its own, so that nobody else's memory is counted. */
import { benchCaptureAppend } from '../captureAppend.ts';
import { answer } from './answers.ts';

answer(null, { figures: () => benchCaptureAppend() });

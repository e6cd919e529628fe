import { FileText, ImageOff, Mic, Pause, Play } from 'lucide-react';
import { useRef, useState, type ReactNode } from 'react';
import { usePhone } from './context';
import { fileType, seconds, size } from './format';
import type { Media } from './model';

export function MediaView({ id, media, meta }: { id: string; media: Media; meta?: ReactNode }) {
  switch (media.as) {
    case 'image':
    case 'sticker':
    case 'video':
      return <Picture media={media} meta={meta} />;
    case 'audio':
    case 'voice':
      return <Sound id={id} media={media} meta={meta} />;
    case 'document':
      return <File media={media} meta={meta} />;
  }
}

function Picture({ media, meta }: { media: Media; meta: ReactNode }) {
  const { words } = usePhone();
  const [broken, setBroken] = useState(false);
  return (
    <div className={`wa-picture wa-picture-${media.as}`}>
      {!media.src || broken ? <span className="wa-no-picture"><ImageOff aria-hidden size={28} /></span>
        : media.as === 'video' ? <video src={media.src} controls preload="metadata" />
          : <a href={media.src} target="_blank" rel="noreferrer noopener" aria-label={words.photo}><img src={media.src} alt={words.photo} onError={() => setBroken(true)} /></a>}
      {meta && <span className="wa-over">{meta}</span>}
    </div>
  );
}

function File({ media, meta }: { media: Media; meta: ReactNode }) {
  const { words } = usePhone();
  const type = fileType(media.filename, media.mimeType);
  const facts = [media.size === undefined ? undefined : size(media.size), type].filter(Boolean).join(' • ');
  return (
    <>
      <a className="wa-file" href={media.src} target="_blank" rel="noreferrer noopener" download={media.filename}>
        <span className={`wa-file-icon wa-file-${type.toLowerCase()}`}><FileText aria-hidden size={26} strokeWidth={1.4} /></span>
        <span className="wa-file-name"><bdi>{media.filename ?? words.page}</bdi><span className="wa-faint">{facts}</span></span>
      </a>
      {meta && <div className="wa-text wa-meta-line">{meta}</div>}
    </>
  );
}

const BARS = 34;

function Sound({ id, media, meta }: { id: string; media: Media; meta: ReactNode }) {
  const { words, me } = usePhone();
  const sound = useRef<HTMLAudioElement>(null);
  const [playing, setPlaying] = useState(false);
  const [length, setLength] = useState(0);
  const [played, setPlayed] = useState(0);

  const toggle = () => {
    if (playing) sound.current?.pause();
    else void sound.current?.play().catch(() => setPlaying(false));
  };
  const done = length > 0 ? played / length : 0;
  return (
    <div className="wa-sound">
      <audio
        ref={sound} src={media.src} preload="metadata"
        onPlay={() => setPlaying(true)} onPause={() => setPlaying(false)}
        onEnded={() => setPlayed(0)} onTimeUpdate={event => setPlayed(event.currentTarget.currentTime)}
        onLoadedMetadata={event => setLength(Number.isFinite(event.currentTarget.duration) ? event.currentTarget.duration : 0)}
      />
      <span className="wa-sound-face" aria-hidden>{[...me.name][0]}<Mic size={14} /></span>
      <button type="button" className="wa-sound-play" onClick={toggle} aria-label={playing ? words.pause : words.play}>
        {playing ? <Pause aria-hidden size={26} fill="currentColor" strokeWidth={0} /> : <Play aria-hidden size={26} fill="currentColor" strokeWidth={0} className="flips" />}
      </button>
      <span className="wa-wave" aria-hidden>
        {wave(id).map((height, index) => <i key={index} className={index < done * BARS ? 'wa-heard' : undefined} style={{ blockSize: `${height}%` }} />)}
      </span>
      <span className="wa-sound-foot"><span>{seconds(playing ? played : length)}</span>{meta}</span>
    </div>
  );
}

/** Every voice note has its own shape and keeps it: drawn from its id, as the sound itself says nothing. */
function wave(id: string): number[] {
  let state = [...id].reduce((sum, c) => (Math.imul(sum, 31) + c.charCodeAt(0)) >>> 0, 7);
  return Array.from({ length: BARS }, (_, index) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const envelope = 0.35 + 0.65 * Math.abs(Math.sin(index / 4.2));
    return Math.round(14 + (state / 0xffffffff) * 86 * envelope);
  });
}

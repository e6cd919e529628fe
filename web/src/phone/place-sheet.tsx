import { LocateFixed, MapPin } from 'lucide-react';
import { usePhone } from './context';
import type { Place } from './model';
import { SheetFrame } from './sheet';
import type { PhoneLanguage } from './words';

/** Where the phone is, and what is near: a place for each country the sandbox's customers live in. */
const places: Record<PhoneLanguage, { here: Place; near: Place[] }> = {
  en: {
    here: { latitude: 27.7149, longitude: 85.3123 },
    near: [
      { latitude: 27.7154, longitude: 85.3119, name: 'Thamel Chowk', address: 'Thamel, Kathmandu 44600' },
      { latitude: 27.7045, longitude: 85.3074, name: 'Durbar Square', address: 'Basantapur, Kathmandu 44600' },
      { latitude: 27.6710, longitude: 85.3188, name: 'Patan Hospital', address: 'Lagankhel, Lalitpur 44700' },
    ],
  },
  pt: {
    here: { latitude: -23.5614, longitude: -46.6559 },
    near: [
      { latitude: -23.5614, longitude: -46.6559, name: 'MASP', address: 'Av. Paulista, 1578, São Paulo' },
      { latitude: -23.5874, longitude: -46.6576, name: 'Parque Ibirapuera', address: 'Av. Pedro Álvares Cabral, São Paulo' },
    ],
  },
  ar: {
    here: { latitude: 24.7117, longitude: 46.6742 },
    near: [
      { latitude: 24.7117, longitude: 46.6742, name: 'برج المملكة', address: 'طريق الملك فهد، الرياض' },
      { latitude: 24.6312, longitude: 46.7133, name: 'قصر المصمك', address: 'الديرة، الرياض' },
    ],
  },
};

export function PlaceSheet({ replyTo, close }: { replyTo?: string | undefined; close: () => void }) {
  const { words, actions, language } = usePhone();
  const { here, near } = places[language];
  const send = (place: Place) => {
    actions.onLocation?.(place, replyTo);
    close();
  };
  return (
    <SheetFrame title={words.sendLocation} close={close}>
      <div className="wa-places">
        <div className="wa-map wa-map-large" aria-hidden><MapPin size={38} /></div>
        <button type="button" className="wa-place-row" onClick={() => send(here)}>
          <span className="wa-place-icon wa-here"><LocateFixed aria-hidden size={20} /></span>
          <span><b>{words.currentLocation}</b></span>
        </button>
        <h4>{words.nearby}</h4>
        {near.map(place => (
          <button type="button" className="wa-place-row" key={place.name} onClick={() => send(place)}>
            <span className="wa-place-icon"><MapPin aria-hidden size={20} /></span>
            <span><b>{place.name}</b><span className="wa-faint">{place.address}</span></span>
          </button>
        ))}
      </div>
    </SheetFrame>
  );
}

import type { Fields } from '#sandbox/crm/fields.ts';
import type { Company, Person } from './company.ts';
import type { Random } from './random.ts';

/** What was said on one occasion. */
export interface Conversation {
  readonly type: Fields<'interaction'>['type'];
  readonly direction: Fields<'interaction'>['direction'];
  readonly subject: string;
  readonly body: string;
  readonly durationSeconds: number | null;
}

/** Talks with a person about a thing, in the language of the company where it is one of ours. */
export function createConversation(random: Random, company: Company, person: Person, about: string): Conversation {
  const { type, weight: _weight, ...phrases } = pickKind(random);
  const language = company.language === 'es' ? phrases.spanish : phrases.english;
  const fill = (text: string): string =>
    text
      .replaceAll('{person}', person.firstName)
      .replaceAll('{company}', company.shortName)
      .replaceAll('{thing}', about)
      .replaceAll('{count}', String(random.integer(2, 40)))
      .replaceAll('{week}', String(random.integer(1, 52)));
  const [subject, body] = random.pick(language.openings);
  const spoken = type === 'phone_call' || type === 'meeting';
  return {
    type,
    direction: type === 'note' || type === 'task' ? 'internal' : random.pick(['in', 'out']),
    subject: fill(subject),
    body: fill(`${body} ${random.pick(language.endings)}`),
    durationSeconds: spoken ? random.integer(2, type === 'meeting' ? 90 : 25) * 60 : null,
  };
}

interface Phrases {
  readonly openings: readonly [Opening, ...Opening[]];
  readonly endings: readonly [string, ...string[]];
}

type Opening = readonly [subject: string, body: string];

interface Kind {
  readonly type: Conversation['type'];
  readonly weight: number;
  readonly spanish: Phrases;
  readonly english: Phrases;
}

function pickKind(random: Random): Kind {
  let left = random.integer(1, totalWeight);
  const found = kinds.find(({ weight }) => {
    left -= weight;
    return left <= 0;
  });
  return found ?? kinds[0];
}

const kinds: readonly [Kind, ...Kind[]] = [
  {
    type: 'phone_call',
    weight: 28,
    spanish: {
      openings: [
        [
          'Llamada sobre {thing}',
          'He hablado con {person}. Preguntan por el plazo de {thing} y si podemos servir {count} unidades antes de la semana {week}.',
        ],
        [
          'Seguimiento de oferta',
          '{person} confirma que ha recibido la oferta de {thing}. La comparan con otro proveedor y deciden en comité.',
        ],
        ['Incidencia en planta', 'Llama {person}: la máquina se para al cambiar de formato. Sospechan de {thing}.'],
        [
          'Reclamación de factura',
          '{person} de {company} pide duplicado de la última factura; dicen que no les ha llegado.',
        ],
        [
          'Disponibilidad',
          'Quieren saber si tenemos {thing} en el almacén de Zaragoza. Les urge para un arranque de línea.',
        ],
      ],
      endings: [
        'Quedo en llamar el lunes.',
        'Le paso los datos a técnico.',
        'Enviar confirmación por correo hoy.',
        'Buen tono, hay interés.',
        'Sin compromiso por ahora.',
      ],
    },
    english: {
      openings: [
        [
          'Call about {thing}',
          'Spoke with {person}. They ask for the lead time of {thing} and whether {count} units are possible before week {week}.',
        ],
        [
          'Quote follow-up',
          '{person} has our quote for {thing} and compares it with another supplier. Decision expected within two weeks.',
        ],
        [
          'Delivery question',
          '{person} at {company} asks where the last shipment is; the carrier page shows no progress.',
        ],
      ],
      endings: [
        'I will call back on Monday.',
        'Sent the details to our engineers.',
        'Good mood, real interest.',
        'No commitment yet.',
      ],
    },
  },
  {
    type: 'email',
    weight: 34,
    spanish: {
      openings: [
        ['RE: Oferta {thing}', 'Hola {person}: adjunto la oferta revisada de {thing} con el descuento que comentamos.'],
        [
          'Pedido de {thing}',
          'Buenos días. Necesitamos {count} uds. de {thing} para la semana {week}. ¿Podéis confirmar precio y plazo?',
        ],
        [
          'Documentación técnica',
          'Os envío la ficha técnica y el certificado CE de {thing}. Los planos van en otro correo.',
        ],
        [
          'Cambio de dirección de entrega',
          'A partir de este mes las entregas de {company} van a la nave nueva. {person} coordina la recepción.',
        ],
        [
          'Vencimiento próximo',
          'Os recordamos que la última factura vence en breve. Si ya está pagada, disculpad el aviso.',
        ],
      ],
      endings: [
        'Quedo a la espera.',
        'Un saludo.',
        'Gracias por adelantado.',
        'Cualquier duda, me decís.',
        'Saludos cordiales.',
      ],
    },
    english: {
      openings: [
        [
          'RE: Quote {thing}',
          'Dear {person}, please find attached the revised quote for {thing} with the discount we discussed.',
        ],
        [
          'Order of {thing}',
          'Good morning, we need {count} units of {thing} for week {week}. Could you confirm price and delivery?',
        ],
        [
          'Technical documents',
          'Here are the data sheet and the CE certificate of {thing}. Drawings follow separately.',
        ],
        [
          'Remittance advice',
          'Payment of the last invoice was sent today; {person} will forward the bank confirmation.',
        ],
      ],
      endings: ['Looking forward to your answer.', 'Best regards.', 'Many thanks in advance.', 'Kind regards.'],
    },
  },
  {
    type: 'meeting',
    weight: 12,
    spanish: {
      openings: [
        ['Visita a planta', 'Visita a {company} con {person}. Vemos la línea actual y el hueco para {thing}.'],
        [
          'Reunión de seguimiento',
          'Repasamos pedidos abiertos y previsión. {person} quiere cerrar {thing} este trimestre.',
        ],
        [
          'Demostración',
          'Demostración de {thing} en nuestro taller con muestras del cliente: {count} ciclos por minuto.',
        ],
      ],
      endings: ['Enviar acta.', 'Próxima reunión en un mes.', 'Piden segunda visita con producción.'],
    },
    english: {
      openings: [
        [
          'Video meeting',
          'Went through open orders and forecast with {person}. They want {thing} settled this quarter.',
        ],
        ['Trade fair', 'Met {person} of {company} at our stand; showed {thing} running at {count} cycles per minute.'],
      ],
      endings: ['Minutes to follow.', 'Next meeting in a month.', 'They ask for a second demo.'],
    },
  },
  {
    type: 'note',
    weight: 14,
    spanish: {
      openings: [
        ['Nota interna', '{company} amplía turno en otoño: buen momento para proponer {thing}.'],
        ['Condiciones', 'Acordado con {person} mantener precios de {thing} hasta fin de año.'],
        ['Riesgo', 'Se retrasan en los pagos. Revisar límite antes de aceptar {thing}.'],
      ],
      endings: ['Comentar en la reunión comercial.', 'Avisar a administración.', 'Sin más.'],
    },
    english: {
      openings: [
        ['Internal note', '{company} adds a shift in autumn: a good moment to offer {thing}.'],
        ['Terms', 'Agreed with {person} to keep the price of {thing} until the end of the year.'],
      ],
      endings: ['Raise it in the sales meeting.', 'Tell accounting.', 'Nothing else.'],
    },
  },
  {
    type: 'task',
    weight: 8,
    spanish: {
      openings: [
        ['Preparar oferta', 'Preparar oferta de {thing} para {person}, {count} unidades, portes incluidos.'],
        ['Llamar a {person}', 'Llamar para confirmar fecha de instalación de {thing}.'],
      ],
      endings: ['Antes del viernes.', 'Prioridad normal.', 'Pendiente de compras.'],
    },
    english: {
      openings: [
        ['Prepare quote', 'Prepare a quote of {thing} for {person}, {count} units, freight included.'],
        ['Call {person}', 'Call to confirm the installation date of {thing}.'],
      ],
      endings: ['Before Friday.', 'Normal priority.'],
    },
  },
  {
    type: 'chat',
    weight: 6,
    spanish: {
      openings: [
        ['Mensaje', '{person}: ¿tenéis {thing} para recoger mañana?'],
        ['Mensaje', 'Confirmado el envío de {thing}, sale hoy.'],
      ],
      endings: ['👍', 'Ok, gracias.', 'Perfecto.'],
    },
    english: {
      openings: [
        ['Message', '{person}: any news on {thing}?'],
        ['Message', 'Confirmed, {thing} leaves today.'],
      ],
      endings: ['👍', 'Thanks!', 'Perfect.'],
    },
  },
];

const totalWeight = kinds.reduce((sum, { weight }) => sum + weight, 0);

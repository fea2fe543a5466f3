import { type Infer, sequence } from '../schema/schema.ts'
import { thingType } from './thing-type.ts'

export const personalImage = thingType({
  id: 'a5294488-f865-4ce3-92fa-187cd3b58930',
  name: 'Personal picture',
  root: 'personal-image',
  namespace: 'urn:com.microsoft.wc.thing.personal-image',
  summary: 'The picture of the person, shown beside the name.',
  category: 'Personal Profile',
  blobs: 'The default blob is the picture, usually image/jpeg.',
  singleton: true,
  allowReadonly: false,
  personalFlag: false,
  data: sequence({}),
  columns: [],
  line: 'Picture',
  sample: {},
})
export type PersonalImage = Infer<typeof personalImage.data>

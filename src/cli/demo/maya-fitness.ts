/** Running, sleep, mood and food of Maya. */
import { aerobicProfile } from '../../things/aerobic-profile.ts'
import { applicationDataReference } from '../../things/application-data-reference.ts'
import { codeIn, words } from '../../things/base/codable-value.ts'
import { approxDateTimeOf, dateTimeOf, timeOf } from '../../things/base/dates.ts'
import { quantity } from '../../things/base/measurements.ts'
import { emotionalState } from '../../things/emotional-state.ts'
import { exercise } from '../../things/exercise.ts'
import { foodAndDrink } from '../../things/food-and-drink.ts'
import { heartRate } from '../../things/heart-rate.ts'
import { mealDefinition } from '../../things/meal-definition.ts'
import { sleepJournalEntry } from '../../things/sleep-journal-entry.ts'
import { sleepSession } from '../../things/sleep-session.ts'
import { weeklyAerobicGoal } from '../../things/weekly-aerobic-goal.ts'
import { clock, type Diary, type Topic } from './diary.ts'
import { grams, kilocalories, listed, miles, milligrams, round } from './entries.ts'
import { leoBorn, wristBroken } from './facts.ts'
import { devices, pressures, tall, weights } from './readings.ts'

/** Kilograms so many days ago: steady, a pregnancy, and back within a year. */
function kilograms(ago: number): number {
  const conceived = leoBorn + 260
  if (ago > conceived) return 65.5
  if (ago > leoBorn) return 65.5 + ((conceived - ago) / 260) * 12.7
  return 64.8 + 7.2 * Math.exp(-(leoBorn - ago) / 130)
}

export const body: Topic = d => {
  tall(d, d.date(1400), 167)
  weights(d, 1460, 7, (_, ago) => kilograms(ago))
  pressures(
    d,
    900,
    18,
    share => 116 - share * 3,
    () => 68,
  )
}

export const running: Topic = d => {
  d.days({ from: leoBorn - 90, every: 3, kept: 0.8 }, (ago, share) => {
    // No running with a cast.
    if (ago <= wristBroken && ago > wristBroken - 42) return
    const isLong = d.chance(0.2)
    const minutes = round((isLong ? 55 : 28) + share * 12 + d.wobble() * 6)
    const minutesPerKilometer = 6.7 - share * 0.9 + d.wobble() * 0.2
    const heart = round(146 - share * 4 + d.wobble() * 5)
    d.add(
      exercise,
      {
        when: approxDateTimeOf(d.at(ago, isLong ? 9.5 : 17.8)),
        activity: listed('exercise-activities', 'Running'),
        title: isLong
          ? 'Long run to the bridge'
          : d.pick(['Run by the river', 'Round the park', 'Run with the stroller']),
        distance: miles(minutes / minutesPerKilometer),
        duration: minutes,
        detail: [
          {
            name: codeIn('AverageHeartrate_BPM', 'exercise-detail-names'),
            value: quantity(heart, 'Beats per minute (BPM)', 'BPM', 'exercise-units'),
          },
          {
            name: codeIn('CaloriesBurned_calories', 'exercise-detail-names'),
            value: quantity(round(minutes * 9.6), 'Calories', 'Calories', 'exercise-units'),
          },
        ],
        segment: [],
      },
      { source: devices.watch, tags: 'running' },
    )
  })
  for (const [ago, resting, vo2] of [
    [450, 68, 34],
    [290, 64, 36.5],
    [20, 59, 40],
  ] as const)
    d.add(
      aerobicProfile,
      {
        when: dateTimeOf(d.date(ago)),
        maxHeartrate: 184,
        restingHeartrate: resting,
        anaerobicThreshold: 164,
        VO2Max: { relative: vo2 },
        heartrateZoneGroup: [
          {
            name: 'Running',
            heartrateZone: [
              { name: 'Easy', lowerBound: { absoluteHeartrate: 118 }, upperBound: { absoluteHeartrate: 140 } },
              { name: 'Steady', lowerBound: { absoluteHeartrate: 140 }, upperBound: { absoluteHeartrate: 156 } },
              { name: 'Hard', lowerBound: { absoluteHeartrate: 156 }, upperBound: { absoluteHeartrate: 172 } },
            ],
          },
        ],
      },
      { source: devices.watch },
    )
  d.add(weeklyAerobicGoal, {
    session: { mode: listed('aerobic-activities', 'run'), minutes: 35, intensity: 3 },
    recurrence: 3,
  })
  d.add(applicationDataReference, { name: 'Running year', publicUrl: 'https://runs.example/maya' })
}

/** Minutes that a young child leaves: better from month to month. */
const night = (ago: number) => 425 - 70 * Math.exp(-(leoBorn - ago) / 200)

export const sleep: Topic = d => {
  d.days({ from: 240, every: 1, kept: 0.92 }, (ago, share) => {
    const isWeekend = [0, 6].includes(new Date(d.date(ago)).getUTCDay())
    const minutes = round(night(ago) + (isWeekend ? 34 : 0) + d.wobble() * 42)
    const settling = round(15 + d.wobble() * 7)
    const wake = 6.4 + (isWeekend ? 0.8 : 0) + d.wobble() * 0.3
    const isBroken = d.chance(0.45 - share * 0.2)
    const awake = isBroken ? round(14 + d.wobble() * 8) : 0
    d.add(
      sleepSession,
      {
        when: dateTimeOf(`${d.date(ago)}T${clock(wake)}`),
        bedTime: timeOf(clock((wake + 24 - (minutes + settling + awake) / 60) % 24)),
        wakeTime: timeOf(clock(wake)),
        sleepMinutes: minutes,
        settlingMinutes: settling,
        awakening: isBroken ? [{ when: timeOf(clock(2 + d.wobble())), minutes: awake }] : [],
        wakeState: minutes > 430 ? 1 : minutes > 375 ? 2 : 3,
      },
      { source: devices.watch },
    )
    d.add(
      heartRate,
      {
        when: dateTimeOf(`${d.date(ago)}T${clock(wake + 0.1)}`),
        value: round(63.5 - share * 4.5 + d.wobble() * 2.5),
        measurementMethod: listed('heart-rate-measurement-method', 'DevicePulse'),
        measurementConditions: listed('heart-rate-measurement-conditions', 'Resting'),
      },
      { source: devices.watch },
    )
  })
  d.days({ from: 15, every: 2 }, ago =>
    d.add(sleepJournalEntry, {
      when: dateTimeOf(d.at(ago, 21.4)),
      caffeine: d.chance(0.6) ? [timeOf('07:30'), timeOf('13:10')] : [timeOf('07:30')],
      alcohol: d.chance(0.2) ? [timeOf('19:45')] : [],
      nap: d.chance(0.3) ? [{ when: timeOf('14:00'), minutes: 25 }] : [],
      exercise: d.chance(0.4) ? [{ when: timeOf('17:45'), minutes: 40 }] : [],
      sleepiness: d.chance(0.6) ? 3 : 2,
    }),
  )
}

export const mood: Topic = d => {
  d.days({ from: leoBorn - 20, every: 4, kept: 0.8 }, (ago, share) => {
    const sun = d.season(ago, 6)
    const level = (middle: number) => Math.max(1, Math.min(5, round(middle + d.wobble() * 0.9)))
    d.add(emotionalState, {
      when: dateTimeOf(d.at(ago, 20.5)),
      mood: level(2.9 + share * 0.8 + sun * 0.5),
      stress: level(3.4 - share * 0.9 - sun * 0.3),
      wellbeing: level(2.8 + share * 0.9 + sun * 0.4),
    })
  })
}

/** Name, portion, meal, hour, kcal, fat, protein, carbohydrates in grams, sodium in milligrams. */
const foods = [
  ['Oats with blueberries', '1 bowl', 'B', 7.3, 320, 7, 11, 54, 120],
  ['Rye bread with cheese', '2 slices', 'B', 7.4, 360, 14, 17, 41, 610],
  ['Lentil soup', '1 bowl', 'L', 12.4, 345, 9, 21, 44, 720],
  ['Salad with chickpeas and feta', '1 plate', 'L', 12.6, 430, 22, 17, 39, 690],
  ['Apple', '1 medium', 'S', 15.6, 95, 0.3, 0.5, 25, 2],
  ['Yogurt, plain', '1 cup', 'S', 16, 150, 8, 9, 11, 115],
  ['Salmon with potatoes and beans', '1 plate', 'D', 18.9, 560, 24, 38, 46, 480],
  ['Pasta with tomatoes', '1 plate', 'D', 19, 520, 13, 18, 82, 560],
] as const

export const food: Topic = d => {
  d.days({ from: 28, every: 1 }, ago => {
    for (const meal of ['B', 'L', 'S', 'D'])
      if (d.chance(meal === 'S' ? 0.5 : 0.9)) eaten(d, ago, d.pick(foods.filter(f => f[2] === meal)))
  })
  d.add(mealDefinition, {
    name: words('Weekday breakfast'),
    mealType: listed('dietary-intake-meals', 'B'),
    description: 'Oats soaked overnight, fruit of the season.',
    dietaryItems: {
      dietaryItem: [
        { foodItem: words('Rolled oats'), servingSize: words('40 g'), servingsConsumed: 1, energy: kilocalories(150) },
        {
          foodItem: words('Blueberries'),
          servingSize: words('1 cup'),
          servingsConsumed: 0.5,
          energy: kilocalories(42),
        },
      ],
    },
  })
}

function eaten(
  d: Diary,
  ago: number,
  [name, portion, meal, hour, kcal, fat, protein, carbs, sodium]: (typeof foods)[number],
) {
  d.add(foodAndDrink, {
    foodItem: words(name),
    servingSize: words(portion),
    servingsConsumed: 1,
    meal: listed('dietary-intake-meals', meal),
    when: dateTimeOf(d.at(ago, hour)),
    energy: kilocalories(kcal),
    totalFat: grams(fat),
    protein: grams(protein),
    carbohydrates: grams(carbs),
    sodium: milligrams(sodium),
  })
}

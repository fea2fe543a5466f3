/**
 * The operations of the REST interface (shell.md §5.2): which method answers which address. Parameters, bodies and answers are those of
 * the method's contract, so that the table, the door and the OpenAPI document cannot disagree.
 */
export interface Route {
  readonly verb: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** As published; read in any case. */
  readonly path: string
  readonly method: string
  /** 204 where the method answers nothing. */
  readonly status: 200 | 201 | 204
  /** The body of the request is the request of the method; otherwise its parts stand in the path and the query. */
  readonly body?: true
  /** Since version 2.0 only. */
  readonly newer?: true
  /** The one field of the answer that is the whole body. */
  readonly only?: string
}

// biome-ignore format: a table, one operation a line
export const routes: readonly Route[] = [
  { verb: 'GET', path: '/ActionPlans', method: 'GetActionPlans', status: 200 },
  { verb: 'POST', path: '/ActionPlans', method: 'CreateActionPlan', status: 201, body: true },
  { verb: 'PUT', path: '/ActionPlans', method: 'ReplaceActionPlan', status: 200, body: true },
  { verb: 'PATCH', path: '/ActionPlans', method: 'UpdateActionPlan', status: 200, body: true },
  { verb: 'GET', path: '/ActionPlans/{actionPlanId}', method: 'GetActionPlan', status: 200 },
  { verb: 'DELETE', path: '/ActionPlans/{actionPlanId}', method: 'DeleteActionPlan', status: 204 },
  { verb: 'DELETE', path: '/ActionPlans/{actionPlanId}/Objectives/{objectiveId}', method: 'DeleteActionPlanObjective', status: 204 },
  { verb: 'GET', path: '/ActionPlanTasks', method: 'GetActionPlanTasks', status: 200 },
  { verb: 'POST', path: '/ActionPlanTasks', method: 'CreateActionPlanTask', status: 201, body: true },
  { verb: 'PUT', path: '/ActionPlanTasks', method: 'ReplaceActionPlanTask', status: 200, body: true },
  { verb: 'PATCH', path: '/ActionPlanTasks', method: 'UpdateActionPlanTask', status: 200, body: true },
  { verb: 'GET', path: '/ActionPlanTasks/{actionPlanTaskId}', method: 'GetActionPlanTask', status: 200 },
  { verb: 'DELETE', path: '/ActionPlanTasks/{actionPlanTaskId}', method: 'DeleteActionPlanTask', status: 204 },
  { verb: 'GET', path: '/ActionPlans/{actionPlanId}/Adherence', method: 'GetActionPlanAdherence', status: 200 },
  { verb: 'POST', path: '/ActionPlanTasks/ValidateTracking', method: 'ValidateTaskTracking', status: 200, body: true },
  { verb: 'POST', path: '/TaskTracking', method: 'TrackTask', status: 201, body: true, newer: true, only: 'tracked' },
  { verb: 'GET', path: '/Timeline', method: 'GetTimeline', status: 200, newer: true },
  { verb: 'GET', path: '/Goals', method: 'GetGoals', status: 200 },
  { verb: 'GET', path: '/Goals/active', method: 'GetActiveGoals', status: 200 },
  { verb: 'GET', path: '/Goals/{goalId}', method: 'GetGoal', status: 200 },
  { verb: 'POST', path: '/Goals', method: 'CreateGoals', status: 201, body: true },
  { verb: 'PUT', path: '/Goals', method: 'ReplaceGoal', status: 200, body: true },
  { verb: 'PATCH', path: '/Goals', method: 'UpdateGoals', status: 200, body: true },
  { verb: 'DELETE', path: '/Goals/{goalId}', method: 'DeleteGoal', status: 204 },
  { verb: 'GET', path: '/GoalRecommendations', method: 'GetGoalRecommendations', status: 200 },
  { verb: 'POST', path: '/GoalRecommendations', method: 'CreateGoalRecommendation', status: 201, body: true },
  { verb: 'GET', path: '/GoalRecommendations/{goalRecommendationId}', method: 'GetGoalRecommendation', status: 200 },
  { verb: 'DELETE', path: '/GoalRecommendations/{goalRecommendationId}', method: 'DeleteGoalRecommendation', status: 204 },
  { verb: 'PUT', path: '/GoalRecommendations/{goalRecommendationId}/Acknowledge', method: 'AcknowledgeGoalRecommendation', status: 204 },
  { verb: 'POST', path: '/Onboarding/GenerateInviteCode', method: 'GenerateInviteCode', status: 200, body: true },
  { verb: 'GET', path: '/Sleeps', method: 'GetSleeps', status: 200 },
]

/** What clients may name in x-ms-version; the newest last. */
export const versions = ['1.0-rc', '1.0-preview', '1.0-preview2', '2.0-preview'] as const
export const newest = '2.0-preview'

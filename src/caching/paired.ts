/** Each question with its answer; throws TypeError unless there is one answer for each. */
export function paired<Question, Answer>(
  questions: readonly Question[],
  answers: readonly Answer[],
): (readonly [Question, Answer])[] {
  if (questions.length !== answers.length)
    throw new TypeError(`${questions.length} answers are required, got ${answers.length}`);
  return questions.map((question, at) => [question, answers[at] as Answer]); // as many answers as questions
}

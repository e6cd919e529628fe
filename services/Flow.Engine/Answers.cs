using System.Text.Json.Nodes;
using Bridge.Flow.Engine.Definition;
using OwnAnswer = Bridge.Contracts.Hr.ApplicationAnswer;

namespace Bridge.Flow.Engine;

/// <summary>Answers to the company's own questions, as an application hands them in: kept under the step, so that a second answer replaces the first.</summary>
internal static class Answers
{
    private const string Prefix = "answer:";

    /// <summary><c>answer_as</c> names the question as the company wants to read it.</summary>
    public static void Keep(Run run, Step step, string answer)
    {
        if (LocalText.Read(step.Source["answer_as"]) is { } question)
        {
            Keep(run, step, question, answer);
        }
    }

    /// <param name="answer">Null: there is none any more.</param>
    public static void Keep(Run run, Step step, LocalText question, string? answer) =>
        run[$"{Prefix}{step.FlowId}/{step.Id}"] = answer is null ? null : new JsonObject { ["question"] = run.In(question), ["answer"] = answer };

    public static IReadOnlyList<OwnAnswer> Of(Run run) =>
    [
        .. from variable in run.Variables
           where variable.Key.StartsWith(Prefix, StringComparison.Ordinal)
           let question = FlowReader.String(variable.Value?["question"])
           let answer = FlowReader.String(variable.Value?["answer"])
           where question is not null && answer is not null
           select new OwnAnswer(question, answer),
    ];
}

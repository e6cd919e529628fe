using System.Diagnostics;
using MassTransit;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>
/// What failed and where, without what it failed on: an exception's words may be the customer's, and they would go to the log and to the trace. The
/// message itself stands among the dead, for those who may read it.
/// </summary>
static class Discretion
{
    static readonly ActivityListener Spans = new() { ShouldListenTo = source => source.Name is "Npgsql" or "MassTransit", ExceptionRecorder = Record };

    /// <summary>PostgreSQL repeats a value that it cannot read, and the span of a statement the words of PostgreSQL.</summary>
    public static void InSpans() => ActivitySource.AddActivityListener(Spans);

    public static string Story(Exception e) => string.Join(" <- ", Chain(e).Select(Name));

    public static string Places(Exception e) => string.Join(Environment.NewLine, Chain(e).Select(one => one.StackTrace).OfType<string>());

    static IEnumerable<Exception> Chain(Exception? e)
    {
        for (; e is not null; e = e.InnerException)
        {
            yield return e;
        }
    }

    /// <summary>Code and constraint are the schema's words.</summary>
    static string Name(Exception e) => e is PostgresException { SqlState: var code, ConstraintName: var constraint } ? $"{e.GetType().Name} {code} {constraint}".TrimEnd() : e.GetType().Name;

    static void Record(Activity span, Exception e, ref TagList tags)
    {
        tags.Add("exception.message", Story(e));
        tags.Add("exception.stacktrace", Places(e));
    }
}

sealed class ConsumerFailedException(Exception e) : Exception(Discretion.Story(e))
{
    readonly string _places = Discretion.Places(e);

    /// <summary>The type of the failure.</summary>
    public string Kind { get; } = e.GetType().Name;

    public override string? StackTrace => _places;
}

/// <summary>The last thing before the consumer.</summary>
sealed class DiscreetFailure<TConsumer, TMessage> : IFilter<ConsumerConsumeContext<TConsumer, TMessage>> where TConsumer : class where TMessage : class
{
    public async Task Send(ConsumerConsumeContext<TConsumer, TMessage> context, IPipe<ConsumerConsumeContext<TConsumer, TMessage>> next)
    {
        try
        {
            await next.Send(context);
        }
        catch (Exception e) when (e is not OperationCanceledException && !BridgeBusExtensions.IsOutage(e))
        {
            throw new ConsumerFailedException(e);
        }
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("discreetFailure");
}

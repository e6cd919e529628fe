using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using Bridge.Testing;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;

namespace Bridge.ServiceDefaults.Tests;

/// <summary>A consumer fails on a message that is full of somebody: what he wrote, his number and a token stand in the dead letter, and in no log and no trace.</summary>
public sealed class FailingConsumerTests(InfrastructureFixture infrastructure) : IClassFixture<InfrastructureFixture>
{
    const string Words = "my mother is ill and I need the money by Friday";
    const string Phone = "+9779812345678";
    const string Token = "EAAGm0PX4ZCpsBAKZCfailing";
    static readonly string[] Secrets = [Words, "mother", Phone, Phone[1..], Token];

    [Theory]
    [InlineData("text", nameof(InvalidOperationException))]
    [InlineData("inner", nameof(AggregateException))]
    [InlineData("database", nameof(PostgresException))]
    [InlineData("save", nameof(Microsoft.EntityFrameworkCore.DbUpdateException))]
    public async Task Nothing_of_the_message_is_in_logs_traces_or_the_reason_it_died_of(string how, string reason)
    {
        using var told = new Told();
        await using var service = await StartAsync(told, how);
        await service.CommitAsync(db => db.Send("leaky-send-turn", new SendTurn
        {
            ConversationId = Guid.CreateVersion7(), Turn = 1, AnswersItem = 1, Audience = Audience.All, Messages = [new TextContent($"{Words} {Phone} {Token}")],
        }));

        await DiedAsync(service);

        Assert.Equal(reason, await service.ScalarAsync<string>("SELECT reason FROM dead_message"));
        told.HoldsNoneOf(Secrets);
        // It still says what a developer needs: what failed, where, and on which queue.
        Assert.Contains(told.Lines, line => line.Contains("leaky-send-turn", StringComparison.Ordinal) && line.Contains(reason, StringComparison.Ordinal) && line.Contains(nameof(Leaky), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_a_message_that_cannot_be_read_either()
    {
        using var told = new Told();
        await using var service = await StartAsync(told, "unread");
        await using (var connection = await service.Services.GetRequiredService<Broker>().Factory("test").CreateConnectionAsync())
        await using (var channel = await connection.CreateChannelAsync())
        {
            await channel.BasicPublishAsync("leaky-send-turn", "", mandatory: false, new BasicProperties { ContentType = "application/vnd.masstransit+json" }, Encoding.UTF8.GetBytes(
                $$"""{"messageType":["urn:message:Bridge.Contracts.Flow:SendTurn"],"message":{"conversationId":"{{Phone}}","turn":"{{Words}}","answersItem":"{{Token}}","audience":"{{Words}}","messages":[] } }"""));
        }

        await DiedAsync(service);

        told.HoldsNoneOf(Secrets);
        Assert.DoesNotContain(' ', await service.ScalarAsync<string>("SELECT reason FROM dead_message"));
    }

    async Task<TestService> StartAsync(Told told, string how) => await TestService.StartAsync(
        "leaky", await TestService.CreateDatabaseAsync(infrastructure), await infrastructure.CreateVirtualHostAsync(),
        bus => bus.Receive<Leaky, SendTurn>(),
        builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(told);
            builder.Services.AddSingleton(new Mood(how));
        });

    static Task DiedAsync(TestService service) =>
        Eventually.TrueAsync(async () => await service.ScalarAsync<long>("SELECT count(*) FROM dead_message") == 1, "it is among the dead");

    public sealed record Mood(string How);

    /// <summary>Fails in every way in which an exception takes along what it failed on.</summary>
    public sealed class Leaky(Mood mood, TestDb db, NpgsqlDataSource database) : IConsumer<SendTurn>
    {
        public async Task Consume(ConsumeContext<SendTurn> context)
        {
            var body = ((TextContent)context.Message.Messages[0]).Body;
            switch (mood.How)
            {
                case "text":
                    throw new InvalidOperationException($"cannot say {body}");
                case "inner":
                    throw new AggregateException(new FormatException(body));
                case "database":
                    await using (var command = database.CreateCommand("SELECT $1::int"))
                    {
                        command.Parameters.Add(new() { Value = body });
                        await command.ExecuteScalarAsync();
                    }

                    break;
                default:
                    db.Add(new RetentionRule { Name = body, Days = 1 });
                    await db.SaveChangesAsync();
                    break;
            }
        }
    }

    /// <summary>Every line of the log with its exception and scopes, and every span with its tags and events.</summary>
    sealed class Told : ILoggerProvider, ISupportExternalScope
    {
        readonly ConcurrentQueue<string> _lines = [];
        readonly ActivityListener _spans;
        IExternalScopeProvider? _scopes;

        public Told()
        {
            _spans = new ActivityListener
            {
                ShouldListenTo = _ => true,
                Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStopped = span => _lines.Enqueue(string.Join(' ',
                [
                    "span", span.DisplayName, span.StatusDescription, .. span.TagObjects.Select(t => $"{t.Key}={t.Value}"), .. span.Baggage.Select(b => $"{b.Key}={b.Value}"),
                    .. span.Events.Select(e => $"{e.Name} {string.Join(' ', e.Tags.Select(t => $"{t.Key}={t.Value}"))}"),
                ])),
            };
            ActivitySource.AddActivityListener(_spans);
        }

        public IEnumerable<string> Lines => _lines;

        public void HoldsNoneOf(string[] secrets) =>
            Assert.DoesNotContain(_lines, line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public ILogger CreateLogger(string categoryName) => new Line(this, categoryName);

        public void Dispose() => _spans.Dispose();

        sealed class Line(Told told, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var text = new StringBuilder($"{logLevel} {category} {formatter(state, exception)} {exception}");
                if (state is IEnumerable<KeyValuePair<string, object?>> values)
                {
                    text.AppendJoin(' ', values.Select(v => $"{v.Key}={v.Value}"));
                }

                told._scopes?.ForEachScope((scope, into) => into.Append(' ').Append(scope), text);
                told._lines.Enqueue(text.ToString());
            }
        }
    }
}

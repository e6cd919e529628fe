using Bridge.Contracts.Catalog;
using Bridge.Contracts.Flow;
using Bridge.Contracts.Messaging;
using MassTransit;

namespace Bridge.Flow.Tests;

/// <summary>Messaging and Catalog, as far as Flow sees them: what they publish, and what reaches their queues.</summary>
sealed class Others : IAsyncDisposable
{
    readonly IBusControl _bus;
    readonly Lock _lock = new();
    readonly List<object> _received = [];
    TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    Others(string broker) => _bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
    {
        rabbit.Host(new Uri(broker));
        Receive<SendTurn>(rabbit, "messaging-send-turn");
        Receive<TurnVoided>(rabbit, "messaging-turn-voided");
        Receive<ResendItems>(rabbit, "messaging-resend-items");
        Receive<HandOverRequested>(rabbit, "messaging-hand-over-requested");
        Receive<AddSystemLine>(rabbit, "messaging-add-system-line");
        Receive<HandBackAfterPause>(rabbit, "messaging-hand-back-after-pause");
        Receive<AskOrderStatus>(rabbit, "catalog-ask-order-status");
    });

    /// <summary>Catalog's answer, where a test does not give it by hand.</summary>
    public Func<AskOrderStatus, Task>? Asked { get; set; }

    public static async Task<Others> StartAsync(string broker)
    {
        var others = new Others(broker);
        await others._bus.StartAsync();
        return others;
    }

    public Task PublishAsync<T>(T message) where T : class => _bus.Publish(message);

    public async Task SendAsync<T>(string queue, T message) where T : class => await (await _bus.GetSendEndpoint(new Uri($"exchange:{queue}"))).Send(message);

    /// <summary>Waits until so many messages of this kind have come for the conversation.</summary>
    public async Task<IReadOnlyList<T>> WaitForAsync<T>(int count, Func<T, bool> of)
    {
        while (true)
        {
            Task next;
            lock (_lock)
            {
                var found = _received.OfType<T>().Where(of).ToList();
                if (found.Count >= count)
                {
                    return found;
                }

                next = _next.Task;
            }

            await next.WaitAsync(TimeSpan.FromSeconds(90));
        }
    }

    public IReadOnlyList<T> Received<T>(Func<T, bool> of)
    {
        lock (_lock)
        {
            return [.. _received.OfType<T>().Where(of)];
        }
    }

    public async ValueTask DisposeAsync() => await _bus.StopAsync();

    void Receive<T>(IRabbitMqBusFactoryConfigurator rabbit, string queue) where T : class => rabbit.ReceiveEndpoint(queue, endpoint =>
    {
        endpoint.ConfigureConsumeTopology = false;
        endpoint.Handler<T>(async context =>
        {
            lock (_lock)
            {
                _received.Add(context.Message);
                _next.TrySetResult();
                _next = new(TaskCreationOptions.RunContinuationsAsynchronously);
            }

            if (context.Message is AskOrderStatus asked && Asked is { } answer)
            {
                await answer(asked);
            }
        });
    });
}

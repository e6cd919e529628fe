using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Bridge.ServiceDefaults;

/// <summary>What a service takes from the bus, declared in its Program.cs.</summary>
public sealed class BridgeBus(string service)
{
    /// <summary>Two cores: enough in flight to hide a commit, few enough not to starve the webhook.</summary>
    const int UsualAtOnce = 8;

    internal List<Subscription> Subscriptions { get; } = [];

    /// <summary>An event of another service: queue <c>{service}-{event}</c>, bound to it.</summary>
    /// <param name="atOnce">More than the usual few for a consumer whose messages share their commits.</param>
    public BridgeBus Consume<TConsumer, TMessage>(int atOnce = UsualAtOnce) where TConsumer : class, IConsumer<TMessage> where TMessage : class =>
        Add<TConsumer, TMessage>(SubscriptionKind.Event, atOnce);

    /// <summary>A command or an answer: queue <c>{service}-{message}</c>, reached by its name alone.</summary>
    /// <param name="atOnce">More than the usual few for a consumer whose messages share their commits.</param>
    public BridgeBus Receive<TConsumer, TMessage>(int atOnce = UsualAtOnce) where TConsumer : class, IConsumer<TMessage> where TMessage : class =>
        Add<TConsumer, TMessage>(SubscriptionKind.Command, atOnce);

    /// <summary>An event that every process of the service wants for itself while it lives, such as the live channel: a queue that goes with the process.</summary>
    public BridgeBus Listen<TConsumer, TMessage>() where TConsumer : class, IConsumer<TMessage> where TMessage : class =>
        Add<TConsumer, TMessage>(SubscriptionKind.Live);

    BridgeBus Add<TConsumer, TMessage>(SubscriptionKind kind, int atOnce = UsualAtOnce) where TConsumer : class, IConsumer<TMessage> where TMessage : class
    {
        Subscriptions.Add(new Subscription(
            MessageTypes.QueueOf(service, typeof(TMessage)), kind, atOnce,
            configurator => configurator.AddConsumer<TConsumer>(),
            (context, endpoint) => endpoint.ConfigureConsumer<TConsumer>(context, consumer =>
                consumer.ConsumerMessage<TMessage>(message => message.UseFilter(new DiscreetFailure<TConsumer, TMessage>())))));
        return this;
    }

    internal sealed record Subscription(
        string Queue, SubscriptionKind Kind, int AtOnce, Action<IBusRegistrationConfigurator> Register, Action<IBusRegistrationContext, IReceiveEndpointConfigurator> Connect);

    internal enum SubscriptionKind { Event, Command, Live }
}

public static class BridgeBusExtensions
{
    /// <summary>A crash counts every unacknowledged message of its prefetch as a delivery: far above what a few kills can add up to.</summary>
    const int DeliveryLimit = 100;

    /// <summary>The bus with its outbox relay and its dead messages. The broker is the connection string <c>rabbitmq</c>.</summary>
    public static void AddBridgeBus<TDbContext>(this IHostApplicationBuilder builder, string service, Action<BridgeBus> configure) where TDbContext : DbContext
    {
        var bus = new BridgeBus(service);
        configure(bus);
        // "migrate" declares queues and bindings and consumes nothing.
        var deployOnly = Migration.IsRequested;

        builder.Services.AddMassTransit(x =>
        {
            // It would report how it is used to its makers: nothing leaves this machine unasked.
            x.DisableUsageTelemetry();
            foreach (var subscription in bus.Subscriptions)
            {
                subscription.Register(x);
            }

            x.UsingRabbitMq((context, rabbit) =>
            {
                var broker = context.GetRequiredService<Broker>();
                rabbit.Host(broker.Address, broker.Apply);
                rabbit.DeployTopologyOnly = deployOnly;
                rabbit.ConfigureJsonSerializerOptions(BridgeJson.ForBus);
                foreach (var subscription in bus.Subscriptions)
                {
                    if (subscription.Kind == BridgeBus.SubscriptionKind.Live)
                    {
                        if (!deployOnly)
                        {
                            rabbit.ReceiveEndpoint(new TemporaryEndpointDefinition(subscription.Queue), KebabCaseEndpointNameFormatter.Instance,
                                endpoint => subscription.Connect(context, endpoint));
                        }

                        continue;
                    }

                    rabbit.ReceiveEndpoint(subscription.Queue, endpoint =>
                    {
                        endpoint.SetQuorumQueue();
                        endpoint.SetQueueArgument("x-delivery-limit", DeliveryLimit);
                        endpoint.SetQueueArgument("x-dead-letter-exchange", DeadLetterDrain.QueueOf(service));
                        endpoint.ConfigureConsumeTopology = subscription.Kind == BridgeBus.SubscriptionKind.Event;
                        endpoint.PublishFaults = false;
                        endpoint.PrefetchCount = Math.Max(64, 2 * subscription.AtOnce);
                        endpoint.ConcurrentMessageLimit = subscription.AtOnce;
                        endpoint.UseMessageRetry(retry =>
                        {
                            retry.Handle<Exception>(IsOutage);
                            retry.Exponential(1000, TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(5), TimeSpan.FromMilliseconds(300));
                        });
                        endpoint.UseMessageRetry(retry =>
                        {
                            retry.Ignore<Exception>(IsOutage);
                            retry.Intervals(50, 200, 1000, 3000);
                        });
                        endpoint.ConfigureError(error => error.UseFilter(new KeepFaulted(
                            context.GetRequiredService<DeadMessages>(), subscription.Queue, context.GetRequiredService<ILogger<KeepFaulted>>())));
                        subscription.Connect(context, endpoint);
                    });
                }
            });
        });
        builder.Services.Configure<MassTransitHostOptions>(options =>
        {
            options.WaitUntilStarted = false;
            options.StopTimeout = TimeSpan.FromSeconds(5);
        });

        builder.Services.AddSingleton<Rush>();
        builder.Services.AddSingleton<DeadMessages>();
        builder.Services.AddSingleton<DeadLetters>();
        builder.Services.AddSingleton(services => new QueueDepths(
            [.. bus.Subscriptions.Where(s => s.Kind != BridgeBus.SubscriptionKind.Live).Select(s => s.Queue), DeadLetterDrain.QueueOf(service)], services.GetRequiredService<Broker>()));
        builder.Services.AddSingleton<ServiceHealth>();
        builder.Services.AddSingleton<Retentions>();
        builder.Services.AddHostedService<NightlyPurge>();
        builder.Services.AddHostedService(services => new OutboxRelay(service, services.GetRequiredService<NpgsqlDataSource>(),
            services.GetRequiredService<IBusControl>(), services.GetRequiredService<RollCall>(), services.GetRequiredService<OutboxSignal>(), services.GetRequiredService<Rush>(),
            services.GetRequiredService<ILogger<OutboxRelay>>()));
        builder.Services.AddHostedService(services => new DeadLetterDrain(service, services.GetRequiredService<Broker>(),
            services.GetRequiredService<DeadMessages>(), services.GetRequiredService<ILogger<DeadLetterDrain>>()));
        builder.Services.AddSingleton<Broker>();
        builder.Services.AddSingleton(services => new BusTopology(service, services.GetRequiredService<Broker>()));
        builder.Services.AddSingleton(services => new RollCall(service, services.GetRequiredService<IConfiguration>()));
    }

    /// <summary>The database is away or asks to try again (deadlock, serialisation): the message is not to blame.</summary>
    internal static bool IsOutage(Exception e) => e switch
    {
        NpgsqlException { IsTransient: true } => true,
        DbUpdateException { InnerException: NpgsqlException { IsTransient: true } } => true,
        InvalidOperationException { InnerException: NpgsqlException { IsTransient: true } } => true,
        _ => false,
    };
}

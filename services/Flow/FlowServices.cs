using System.Text.Json.Serialization;
using Bridge.Flow.Counts;
using Bridge.Flow.Flows;
using Bridge.Flow.Health;
using Bridge.Flow.Pausing;
using Bridge.Flow.ReadModel;
using Bridge.Flow.Sessions;
using Bridge.Flow.Simulations;
using Bridge.ServiceDefaults;

namespace Bridge.Flow;

static class FlowServices
{
    public static void AddFlow(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<FlowOptions>().BindConfiguration("Flow").PostConfigure(options => options.Complete()).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<Bundles>();
        builder.Services.AddScoped<Lookups>();
        builder.Services.AddScoped<EngineHost>();
        builder.Services.AddScoped<TurnTaker>();
        builder.Services.AddScoped<OwnSteps>();
        builder.Services.AddScoped<SessionRunner>();
        builder.Services.AddSingleton<ItemCommits>();
        builder.Services.AddScoped<IMigrationStep, SearchFunction>();
        builder.Services.AddScoped<IMigrationStep, DefaultFlows>();
        builder.Services.AddSingleton<Drafts>();
        builder.Services.AddScoped<Simulator>();
        builder.Services.AddScoped<FlowTests>();
        builder.Services.AddSingleton<PublishedProblems>();
        builder.Services.AddScoped<FlowCheck>();
        builder.Services.AddSingleton<ErpOperations>().AddHostedService(services => services.GetRequiredService<ErpOperations>());
        builder.Services.AddScoped<LiveSessions>();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.AllowOutOfOrderMetadataProperties = true;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
        });
        builder.Services.AddHostedService<Sweeper>();
        builder.Services.AddScoped<HandingBack>();
        builder.Services.AddHealthSource<BotHealth>();
        builder.Services.AddLagSource<UnansweredItems>();
        builder.Services.AddSingleton<StepCounts>();
        builder.Services.AddHostedService<StepCountWriter>();
        builder.Services.AddSingleton<Rebuild>().AddHostedService(services => services.GetRequiredService<Rebuild>());
        builder.Services.AddHealthChecks().AddCheck<FlowsCheck>("flows", tags: ["ready"]);
        builder.AddServiceClient("catalog");
        builder.AddServiceClient("hr");
        builder.AddServiceClient("messaging");
        builder.AddServiceClient("erp-connector");
        builder.Services.AddScoped<IReconciliation, ConversationGaps>();
        builder.Services.AddSingleton<IReconciliation>(services => services.GetRequiredService<Rebuild>());
        builder.AddPersonalData(PersonalTables.Data);
    }
}

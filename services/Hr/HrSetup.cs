using Bridge.Hr.Applications;
using Bridge.Hr.Jobs;
using Bridge.ServiceDefaults;

namespace Bridge.Hr;

internal static class HrSetup
{
    public static void AddHr(this IHostApplicationBuilder builder)
    {
        builder.AddErpReader();
        builder.AddErpSync<HrDbContext, JobList>();
        builder.AddServiceClient("messaging");
        builder.Services.AddOptions<CvOptions>().BindConfiguration("Cvs");
        builder.Services.AddSingleton<CvStore>();
        builder.Services.AddSingleton<ApplicationSignal>();
        builder.Services.AddSingleton<ErpWishes>();
        builder.Services.AddSingleton<Resumes>();
        builder.Services.AddHostedService<ApplicationWorker>();
        builder.Services.AddOptions<RetentionOptions>().BindConfiguration("Retention");
        builder.Services.AddHostedService<Retention>();
        builder.Services.AddSingleton<PageBinder>();
        builder.Services.AddSingleton<IFilesByHash>(services => services.GetRequiredService<CvStore>());
        builder.Services.AddScoped<IReconciliation, ApplicationsUnderWay>();
        builder.Services.AddScoped<IFailures, FailedApplications>();
        builder.AddPersonalData(PersonalTables.Data);
        // Half a year, as is usual for those who were not hired. Each application carries its own end, which a person may move.
        builder.AddRetention(new RetentionClass(Retention.Class, Days: 180, Least: 1, []));
    }
}

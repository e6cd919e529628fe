using Bridge.ServiceDefaults;
using Microsoft.Extensions.DependencyInjection;

namespace Bridge.Testing;

public static class Night
{
    /// <summary>The purge as the service does it at night, so many days from now.</summary>
    public static Task PassAsync(IServiceProvider services, int days) =>
        ActivatorUtilities.CreateInstance<NightlyPurge>(services, new Later(TimeSpan.FromDays(days))).PurgeAsync(CancellationToken.None);

    sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
    }
}

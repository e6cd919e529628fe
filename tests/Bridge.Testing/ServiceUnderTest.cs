using Bridge.ServiceDefaults;
using MassTransit;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bridge.Testing;

/// <summary>A service as its own Program makes it, in this process, on a database and a broker of its own.</summary>
public sealed class ServiceUnderTest<TProgram>(IEnumerable<KeyValuePair<string, string?>> settings, Action<IServiceCollection>? services = null)
    : WebApplicationFactory<TProgram> where TProgram : class
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.ConfigureLogging(logging => logging.ClearProviders());
        // In a deployment `migrate` has declared the queues before anybody sends. Here the service itself does: what came before would reach no queue.
        builder.ConfigureServices(services => services.Configure<MassTransitHostOptions>(options => options.WaitUntilStarted = true));
        if (services is not null)
        {
            builder.ConfigureServices(services);
        }
    }

    /// <summary>A unit of work as a slice does it.</summary>
    public async Task<T> WithAsync<TDbContext, T>(Func<TDbContext, Task<T>> work) where TDbContext : DbContext
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<TDbContext>());
    }
}

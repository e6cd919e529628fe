namespace Bridge.WhatsAppSandbox;

/// <summary>Work that outlives the request that began it: it ends with the host, and a fault in it is logged, never lost.</summary>
internal sealed partial class BackgroundWork(IHostApplicationLifetime lifetime, ILogger<BackgroundWork> logger)
{
    public void Run(Func<CancellationToken, Task> work) => _ = Task.Run(async () =>
    {
        try
        {
            await work(lifetime.ApplicationStopping);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Stopping: what is unfinished stands in the journal and goes on at the next start.
        }
        catch (Exception e)
        {
            LogFailed(e);
        }
    });

    [LoggerMessage(LogLevel.Error, "Background work failed")]
    private partial void LogFailed(Exception exception);
}

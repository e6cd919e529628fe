using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Bridge.Testing;

/// <summary>A built assembly as a process of its own, on a port that stays its own over every kill -9 and start.</summary>
public sealed class ServiceProcess(string project, Dictionary<string, string> settings) : IDisposable
{
    readonly Dictionary<string, string> _settings = settings;
    Process? _process;

    public int Port { get; } = FreePort();

    public Uri Address => new($"http://127.0.0.1:{Port}");

    public void Set(string name, string value) => _settings[name] = value;

    public async Task MigrateAsync()
    {
        using var process = Start("migrate");
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{project} did not migrate: {process.ExitCode}.");
        }
    }

    public void Start() => _process = Start([]);

    /// <summary>It has database and broker, and works.</summary>
    public async Task ReadyAsync(CancellationToken ct)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while (await poll.WaitForNextTickAsync(ct))
        {
            try
            {
                if ((await http.GetAsync("/health/ready", ct)).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
        }
    }

    /// <summary>Bytes of memory it holds, and the most there have been since <see cref="ForgetPeak"/>.</summary>
    public (long Now, long Peak) Memory()
    {
        var status = File.ReadAllLines($"/proc/{_process!.Id}/status");
        long Of(string name) => 1024 * long.Parse(status.Single(l => l.StartsWith(name, StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        return (Of("VmRSS:"), Of("VmHWM:"));
    }

    /// <summary>What it has cost so far, however busy the machine is with other things.</summary>
    public TimeSpan Processor()
    {
        _process!.Refresh();
        return _process.TotalProcessorTime;
    }

    public void ForgetPeak() => File.WriteAllText($"/proc/{_process!.Id}/clear_refs", "5");

    public void Kill()
    {
        _process!.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
        }

        _process?.Dispose();
    }

    Process Start(params string[] arguments)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "..", "..", project, Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory)), $"{project}.dll");
        if (!File.Exists(assembly))
        {
            throw new FileNotFoundException($"{project} has not been built.", assembly);
        }

        var start = new ProcessStartInfo("dotnet", [Path.GetFullPath(assembly), .. arguments])
        {
            Environment = { ["ASPNETCORE_URLS"] = Address.ToString(), ["Logging__LogLevel__Default"] = "None", ["ASPNETCORE_ENVIRONMENT"] = "Production" },
        };
        foreach (var (name, value) in _settings)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }
}

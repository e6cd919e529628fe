using System.Diagnostics;
using System.Globalization;
using System.Net;
using Xunit;

namespace Bridge.EndToEnd.Tests;

/// <summary>Finds a process by the port it listens on, and kills it the hard way.</summary>
internal static class Processes
{
    const string Listening = "0A";

    /// <summary>kill -9: nothing is flushed, nobody is told.</summary>
    public static void KillListenerOn(int port)
    {
        using var process = Process.GetProcessById(ListenerOn(port));
        process.Kill(entireProcessTree: false);
        process.WaitForExit();
    }

    /// <summary>SIGTERM, as somebody on the machine may send it: it ends in order, with exit code 0.</summary>
    public static void EndListenerOn(int port)
    {
        using var process = Process.GetProcessById(ListenerOn(port));
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
        process.WaitForExit();
    }

    /// <summary>By the kernel's table of sockets, which needs no resource's name and finds RabbitMQ behind its script too.</summary>
    static int ListenerOn(int port)
    {
        var local = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        var socket = File.ReadLines("/proc/net/tcp").Skip(1)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(columns => columns[1].EndsWith(local, StringComparison.Ordinal) && columns[3] == Listening)
            .Select(columns => $"socket:[{columns[9]}]")
            .FirstOrDefault();
        Assert.True(socket is not null, $"Nobody listens on port {port}.");
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)))
        {
            if (Holds(process, socket))
            {
                return int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture);
            }
        }
        throw new InvalidOperationException($"The process that listens on port {port} cannot be seen.");
    }

    static bool Holds(string process, string socket)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(Path.Combine(process, "fd")).Any(fd => new FileInfo(fd).LinkTarget == socket);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return false; // it has ended meanwhile, or belongs to somebody else
        }
    }
}

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using StartSpark.Hosting;
using StartSpark.JupyterServer.Kernels;

namespace StartSpark.Tests.Hosting;

public sealed class TerminalLifetimeTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(0, true)]
    [InlineData(2, false)]
    public void Interrupt_NothingToLoseOrNobodyThere_EndsAtOnce(int kernels, bool isInteractive)
    {
        using var scene = new Scene(kernels, isInteractive);

        scene.Lifetime.Interrupt();

        Assert.True(scene.Application.Stopped.Task.IsCompleted);
        Assert.Equal("", scene.Said);
    }

    [Theory]
    [InlineData("y")]
    [InlineData("Yes")]
    public async Task Interrupt_KernelsRunAndTheAnswerIsYes_Ends(string answer)
    {
        using var scene = new Scene(2, isInteractive: true);

        scene.Lifetime.Interrupt();
        Assert.Contains("2 kernels are running", scene.Said, StringComparison.Ordinal);
        Assert.False(scene.Application.Stopped.Task.IsCompleted);
        scene.Answer(answer);

        await scene.Application.Stopped.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Interrupt_TheAnswerIsNo_GoesOnAndAsksAgainNextTime()
    {
        using var scene = new Scene(1, isInteractive: true);

        scene.Lifetime.Interrupt();
        scene.Answer("");
        await scene.HeardAsync("Going on.");

        Assert.False(scene.Application.Stopped.Task.IsCompleted);
        scene.Lifetime.Interrupt();
        Assert.False(scene.Application.Stopped.Task.IsCompleted);
        scene.Answer("y");
        await scene.Application.Stopped.Task.WaitAsync(Limit, TestContext.Current.CancellationToken);
    }

    [Fact]
    public void Interrupt_TwiceWithoutAnAnswer_Ends()
    {
        using var scene = new Scene(1, isInteractive: true);

        scene.Lifetime.Interrupt();
        scene.Lifetime.Interrupt();

        Assert.True(scene.Application.Stopped.Task.IsCompleted);
        scene.Answer("n");
    }

    private sealed class Scene : IDisposable
    {
        private readonly System.Collections.Concurrent.BlockingCollection<string> _answers = [];
        private readonly SpokenText _said = new();
        private readonly ServiceProvider _services;

        public Scene(int kernels, bool isInteractive)
        {
            _services = new ServiceCollection().AddSingleton<IRunningKernels>(new SomeKernels(kernels)).BuildServiceProvider();
            Lifetime = new TerminalLifetime(Application, _services, new Terminal(new AnswerReader(_answers), _said, isInteractive));
        }

        public StoppableApplication Application { get; } = new();

        public TerminalLifetime Lifetime { get; }

        public string Said => _said.Text;

        public void Answer(string text) => _answers.Add(text);

        public Task HeardAsync(string words) => _said.HeardAsync(words).WaitAsync(Limit, TestContext.Current.CancellationToken);

        public void Dispose()
        {
            _answers.CompleteAdding();
            Lifetime.Dispose();
            _services.Dispose();
        }
    }

    private sealed class SomeKernels(int count) : IRunningKernels
    {
        public IReadOnlyList<KernelModel> List() => [.. Enumerable.Range(0, count).Select(number => new KernelModel($"{number}", "csharp", "", "idle", 1))];

        public KernelModel? Find(string kernelId) => null;
    }

    private sealed class AnswerReader(System.Collections.Concurrent.BlockingCollection<string> answers) : TextReader
    {
        public override string? ReadLine() => answers.TryTake(out var answer, Timeout.Infinite) ? answer : null;
    }

    private sealed class SpokenText : TextWriter
    {
        private readonly TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly System.Text.StringBuilder _text = new();
        private string? _awaited;

        public override System.Text.Encoding Encoding => System.Text.Encoding.UTF8;

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        public override void Write(char value) => Write(value.ToString());

        public override void Write(string? value)
        {
            lock (_text)
            {
                _text.Append(value);
                Look();
            }
        }

        public override void WriteLine(string? value) => Write(value + "\n");

        public Task HeardAsync(string words)
        {
            lock (_text)
            {
                _awaited = words;
                Look();
            }

            return _heard.Task;
        }

        private void Look()
        {
            if (_awaited is not null && _text.ToString().Contains(_awaited, StringComparison.Ordinal))
            {
                _heard.TrySetResult();
            }
        }
    }

    private sealed class StoppableApplication : IHostApplicationLifetime
    {
        public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationToken ApplicationStarted => default;

        public CancellationToken ApplicationStopping => default;

        public CancellationToken ApplicationStopped => default;

        public void StopApplication() => Stopped.TrySetResult();
    }
}

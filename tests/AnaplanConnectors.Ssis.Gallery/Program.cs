using System.Diagnostics;
using System.Windows.Forms;
using AnaplanConnectors.Ssis;
using AnaplanConnectors.Ssis.Design;
using AnaplanConnectors.Ssis.Gallery;
using AnaplanConnectors.Ssis.Host;
using ColumnType = AnaplanConnectors.Ssis.Host.ColumnType;
using DataType = Microsoft.SqlServer.Dts.Runtime.Wrapper.DataType;

if (args.Length != 2)
{
    Console.Error.WriteLine("Give the address of a simulator and a folder for the pictures.");
    return 2;
}

Application.EnableVisualStyles();
var camera = new Camera(args[1]);
var connections = new HostConnections();
var manager = connections.Add(
    new AnaplanConnectionManager { ServiceAddress = args[0], UserName = "ada@example.com", Password = "simulator", Workspace = "Finance", Model = "Forecast", ProxyAddress = "none" },
    "Anaplan", AnaplanConnectionManager.ConnectionTypeName);
var designer = new DesignerConnections(null, connections.All);

SomeSales.Load(connections, manager);
var connection = AnaplanConnectionManagerUI.CreateForm(manager);
camera.Shoot(connection, "connection", 0, form => form.Page<SettingsPage>().Test());
camera.Shoot(connection, "connection-service", 1);
camera.Shoot(connection, "connection-proxy", 2);
using (var help = connection.ShowHelp())
{
    help.Location = new System.Drawing.Point(0, 0);
    camera.Settle(() => true);
    camera.Photograph("help");
}

connection.Close();

var source = DesignSurface.Drop<AnaplanSource>("Sales");
source.Bind(manager);
source.Wrapper.SetComponentProperty("Export", "Sales");
source.Refresh();
var sourceForm = new AnaplanSourceUI().CreateForm(source.Component, designer);
string[] sourcePages = ["connection", "columns", "errors", "preview", "options"];
for (var i = 0; i < sourcePages.Length; i++)
    camera.Shoot(sourceForm, $"source-{sourcePages[i]}", i, form => form.PageOrNull<PreviewPage>()?.Read());
sourceForm.Close();

var destination = DesignSurface.Drop<AnaplanDestination>("Load sales");
destination.Bind(manager);
destination.Wrapper.SetComponentProperty("Import", "Load sales");
destination.Attach(
    new("product", new ColumnType(DataType.DT_WSTR, 50)), new("Month", new ColumnType(DataType.DT_WSTR, 20)), new("UNITS", new ColumnType(DataType.DT_R8)),
    new("launch_", new ColumnType(DataType.DT_DBDATE)), new("Active", new ColumnType(DataType.DT_BOOL)), new("Comment", new ColumnType(DataType.DT_NTEXT)));
destination.Refresh();
var destinationForm = new AnaplanDestinationUI().CreateForm(destination.Component, designer);
string[] destinationPages = ["connection", "mappings", "errors", "options"];
for (var i = 0; i < destinationPages.Length; i++)
    camera.Shoot(destinationForm, $"destination-{destinationPages[i]}", i);
destinationForm.Close();

var view = DesignSurface.Drop<AnaplanSource>("Sales by month");
view.Bind(manager);
view.Wrapper.SetComponentProperty("View", "REV01 Sales.Small");
view.Refresh();
var viewForm = new AnaplanSourceUI().CreateForm(view.Component, designer);
camera.Shoot(viewForm, "source-view", 3, form => form.PageOrNull<PreviewPage>()?.Read());
viewForm.Close();

var stores = DesignSurface.Drop<AnaplanDestination>("Stores");
stores.Bind(manager);
stores.Wrapper.SetComponentProperty("List", "Stores");
stores.Attach(
    new("code", new ColumnType(DataType.DT_WSTR, 50)), new("Name", new ColumnType(DataType.DT_WSTR, 50)), new("size", new ColumnType(DataType.DT_R8)), new("City", new ColumnType(DataType.DT_WSTR, 50)));
stores.Refresh();
var storesForm = new AnaplanDestinationUI().CreateForm(stores.Component, designer);
camera.Shoot(storesForm, "destination-list", 1);
storesForm.Close();

var acquired = (AnaplanConnection)manager.AcquireConnection(null);
using (var picker = new ObjectPicker(acquired, [ObjectKind.Exports, ObjectKind.Views, ObjectKind.Lists], "Finance", "Forecast"))
{
    picker.Show();
    picker.Location = new System.Drawing.Point(0, 0);
    // The way to the model opens by itself, and so do the groups below it.
    TreeNode? Model() => picker.View.Nodes.Count > 0 && picker.View.Nodes[0].Nodes.Count > 0 ? picker.View.Nodes[0].Nodes[0] : null;
    camera.Settle(() => Model() is { Nodes.Count: 3 } model && model.Nodes.Cast<TreeNode>().All(group => group.Nodes.Count > 0 && group.Nodes[0].Tag is not null));
    picker.View.SelectedNode = Model()?.Nodes[1].Nodes[0];
    camera.Settle(() => true);
    camera.Photograph("picker");
}

manager.ReleaseConnection(acquired);
var task = new AnaplanTask { Operation = AnaplanOperation.RunProcess, ObjectName = "Nightly" };
var host = HostTasks.Host(task, connections, "Nightly process");
task.Connection = manager.Name;
var taskForm = AnaplanTaskUI.CreateForm(host, designer);
camera.Shoot(taskForm, "task", 0);
taskForm.Close();
return camera.Problems;

namespace AnaplanConnectors.Ssis.Gallery
{
    /// <summary>Photographs the screen, because Mono cannot draw forms elsewhere.</summary>
    internal sealed class Camera(string folder)
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

        public int Problems { get; private set; }

        public void Shoot(EditorForm form, string name, int page, Action<EditorForm>? then = null)
        {
            if (!form.Visible)
                form.Show();
            form.Location = new System.Drawing.Point(0, 0);
            form.Turn(page);
            then?.Invoke(form);
            Settle(() => !form.IsBusy);
            Photograph(name);
        }

        /// <summary>Lets events through until something is so, and everything is painted.</summary>
        public void Settle(Func<bool> isSo)
        {
            var watch = Stopwatch.StartNew();
            while (!isSo())
            {
                Application.DoEvents();
                if (watch.Elapsed <= Patience)
                    continue;
                Console.Error.WriteLine("Something did not come in time.");
                Problems = 1;
                return;
            }

            for (var i = 0; i < 50; i++)
                Application.DoEvents();
        }

        public void Photograph(string name)
        {
            Directory.CreateDirectory(folder);
            Application.DoEvents();
            var path = Path.Combine(folder, name + ".png");
            using var import = Process.Start("import", $"-window root -dither None -colors 128 -trim +repage \"{path}\"");
            import.WaitForExit();
            Console.WriteLine($"{path}: {new FileInfo(path).Length / 1024} KB");
        }
    }
}

/**
 * Chờ gửi: forms that wait on this machine until there is a line. Nothing of them is at the server; each has a key of its own, so that
 * sending one again after a broken line is the same sending.
 */
export type WaitingForm = {
  /** The form's own key, by which the server knows it again. */
  key: string
  /** Where it is sent to: `/gui/hoi-dap?tinh=…`. */
  action: string
  title: string
  at: number
  entries: [string, string | File][]
  /** What the server said when it did not take it. */
  refused?: string
  /** Of an officer: whose it is, '' while nobody has said so. A citizen's form has no owner. */
  owner?: string
  ownerName?: string
  /** Of an officer: the page that says who is signed in, and gives the token of forms. */
  door?: string
}

const databaseName = 'cho-gui'
const storeName = 'don'

export function listWaiting(): Promise<WaitingForm[]> {
  return inStore('readonly', (store) => store.getAll() as IDBRequest<WaitingForm[]>)
}

export async function keepWaiting(form: WaitingForm): Promise<void> {
  await inStore('readwrite', (store) => store.put(form))
}

export async function forgetWaiting(key: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(key))
}

/** 256 bits, as the server makes them. */
export function newFormKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes))
    .replace(/\+/gu, '-')
    .replace(/\//gu, '_')
    .replace(/=+$/u, '')
}

/** Ends when what was done stands on the disk. */
async function inStore<T>(mode: IDBTransactionMode, work: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await openStore()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode)
      const request = work(transaction.objectStore(storeName))
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

function openStore(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(databaseName, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'key' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
